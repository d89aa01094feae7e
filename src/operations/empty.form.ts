/** A form that is only its button. */
export class EmptyForm {}
