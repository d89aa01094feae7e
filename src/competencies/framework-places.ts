import { paths } from '../web/paths.js';

/** The outline, scrolled to one of its parts, with the competency it lies in unfolded. */
export function frameworkAt(id: string, competencyId = ''): string {
  const query = competencyId ? `?${new URLSearchParams({ open: competencyId }).toString()}` : '';
  return `${paths.framework()}${query}#${anchorOf(id)}`;
}

export function anchorOf(id: string): string {
  return `part-${id}`;
}
