// Lets worker threads of the product run from src in tests, as they run from dist in the product.
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (!isMainThread) register('./ts-hooks.mjs', import.meta.url);
