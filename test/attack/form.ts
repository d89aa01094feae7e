import { isZero, over, plus, type Rational, rational, times, zero } from './rational.js';

/** A number as the sum of unknowns times fractions; what is known beforehand is in the constant. */
export interface Form {
  readonly constant: Rational;
  readonly terms: ReadonlyMap<string, Rational>;
}

export const nothing: Form = { constant: zero, terms: new Map() };

export function constantForm(value: Rational): Form {
  return { constant: value, terms: new Map() };
}

/** The plain mean of single unknowns. */
export function meanForm(unknowns: readonly string[]): Form {
  if (unknowns.length === 0) return nothing;
  const share = rational(1, unknowns.length);
  return { constant: zero, terms: new Map(unknowns.map((unknown) => [unknown, share])) };
}

/** Σ w·f / Σ w. */
export function weighted(parts: readonly { readonly weight: Rational; readonly form: Form }[]): Form {
  const total = parts.reduce((sum, { weight }) => plus(sum, weight), zero);
  const terms = new Map<string, Rational>();
  let constant = zero;
  for (const { weight, form } of parts) {
    const share = over(weight, total);
    constant = plus(constant, times(share, form.constant));
    for (const [unknown, factor] of form.terms) {
      const sum = plus(terms.get(unknown) ?? zero, times(share, factor));
      if (isZero(sum)) terms.delete(unknown);
      else terms.set(unknown, sum);
    }
  }
  return { constant, terms };
}

export function meanOfForms(forms: readonly Form[]): Form {
  return weighted(forms.map((form) => ({ weight: rational(1), form })));
}

/** The form's value for true values of the unknowns. */
export function valueOf(form: Form, truth: (unknown: string) => Rational): Rational {
  return [...form.terms].reduce((sum, [unknown, factor]) => plus(sum, times(factor, truth(unknown))), form.constant);
}

/** Without the terms that somebody knows already. */
export function without(form: Form, isKnown: (unknown: string) => boolean): Form {
  return { ...form, terms: new Map([...form.terms].filter(([unknown]) => !isKnown(unknown))) };
}
