import { LocalTextFields } from './local-text-fields.js';

export const questionNumbers = [1, 2, 3] as const;

@LocalTextFields({ text1: 200, selfText1: 200, text2: 200, selfText2: 200, text3: 200, selfText3: 200 })
export class OpenQuestionsForm {}
