/** Who rates. `self` and `manager` are shown by name; the other three are protected (anonymity R1). */
export const raterGroups = ['self', 'manager', 'peer', 'subordinate', 'customer'] as const;
export type RaterGroup = (typeof raterGroups)[number];

export const protectedGroups = ['peer', 'subordinate', 'customer'] as const;
export type ProtectedGroup = (typeof protectedGroups)[number];

export function isProtected(group: RaterGroup): group is ProtectedGroup {
  return group !== 'self' && group !== 'manager';
}
