import { LocalTextFields } from './local-text-fields.js';

@LocalTextFields({ name: 60, promise: 160 })
export class BrandValueForm {}
