// Lets plain node run the attacker's TypeScript: `node --import ./test/attack/register.mjs test/attack/attack.ts`.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
