// Names the PostgreSQL database that the tests of this run copy; the first that needs it makes it.
import { randomBytes } from 'node:crypto';

export default function beforeAll() {
  if (process.env.TEST_DATABASE_URL) process.env.TEST_TEMPLATE = `roundview_template_${randomBytes(6).toString('hex')}`;
}
