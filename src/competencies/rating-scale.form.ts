import { LocalTextFields } from './local-text-fields.js';

export const scalePoints = [1, 2, 3, 4, 5] as const;

@LocalTextFields({ label1: 30, label2: 30, label3: 30, label4: 30, label5: 30, cannotJudge: 40 })
export class RatingScaleForm {}
