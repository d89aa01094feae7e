/** A command that will not do what was asked, in words for whoever holds the console. */
export class Refused extends Error {}
