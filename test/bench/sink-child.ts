import { MailSink } from '../simulate/mail-sink.js';

const sink = await MailSink.start(Number(process.argv[2] ?? 0));
process.send?.(sink.url);
process.on('disconnect', () => process.exit());
