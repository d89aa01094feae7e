/** The addresses of one rater's pages, all below their list, in the language they chose. */
export class RaterPlaces {
  constructor(
    private readonly base: string,
    private readonly langQuery: string,
  ) {}

  list = (): string => this.at('');
  form = (assignmentId: string, anchor = ''): string => this.at(`/${assignmentId}`) + (anchor && `#${anchor}`);
  draft = (assignmentId: string): string => this.at(`/${assignmentId}/draft`);
  save = (assignmentId: string): string => this.at(`/${assignmentId}/save`);
  send = (assignmentId: string): string => this.at(`/${assignmentId}/send`);
  check = (assignmentId: string): string => this.at(`/${assignmentId}/check`);
  sent = (assignmentId: string): string => this.at(`/${assignmentId}/sent`);
  decline = (assignmentId: string): string => this.at(`/${assignmentId}/decline`);
  side = (part: number): string => this.at(`/side-by-side/${part}`);
  sideDraft = (): string => this.at('/side-by-side/draft');
  sideSave = (): string => this.at('/side-by-side/save');
  sideSend = (): string => this.at('/side-by-side/send');
  sideDone = (): string => this.at('/side-by-side/done');
  stop = (): string => this.at('/stop');
  notMe = (): string => this.at('/not-me');
  objection = (): string => this.at('/objection');

  private at(path: string): string {
    return this.base + path + this.langQuery;
  }
}
