import { paths } from '../web/paths.js';
import { type FormState, presentPartForm } from './part-form.presenter.js';

/** `id` is null for a new one. */
export function presentBrandValueForm(form: FormState, id: string | null): object {
  const { texts } = form;
  return presentPartForm(form, {
    title: texts.t(id ? 'framework.value.edit' : 'framework.value.add'),
    submit: texts.t('framework.save'),
    blocks: [
      { name: 'name', label: texts.t('framework.value.name') },
      { name: 'promise', label: texts.t('framework.value.promise'), hint: texts.t('framework.value.promise-hint') },
    ],
    deletion:
      id === null ? null : { href: `${paths.frameworkValue(id)}/deletion`, label: texts.t('framework.value.delete') },
  });
}
