/** Every address of the product, typed. Rooms add theirs here, so that one file tells what exists. */
export const paths = {
  home: () => '/',
  health: () => '/healthz',
  language: () => '/language',

  signIn: () => '/sign-in',
  signInSent: () => '/sign-in/sent',
  signInLink: (secret: string) => `/sign-in/${secret}`,
  signOut: () => '/sign-out',
  firstRun: (secret: string) => `/first-run/${secret}`,
  setUp: (step: string) => `/set-up/${step}`,

  people: () => '/people',
  person: (id: string) => `/people/${id}`,
  personEdit: (id: string) => `/people/${id}/edit`,
  personNew: (kind: 'employee' | 'customer') => `/people/new/${kind}`,
  personDeactivation: (id: string) => `/people/${id}/deactivation`,
  departments: () => '/departments',
  chart: () => '/chart',
  imports: () => '/imports',
  importNew: (kind: string) => `/imports/new/${kind}`,
  import: (id: string) => `/imports/${id}`,
  importMapping: (id: string) => `/imports/${id}/mapping`,
  importApplication: (id: string) => `/imports/${id}/application`,

  framework: () => '/framework',
  cycles: () => '/cycles',
  cycle: (id: string) => `/cycles/${id}`,

  raterList: (token: string) => `/r/${token}`,
  requests: (cycleId: string) => `/requests/${cycleId}`,
  linkAgain: () => '/link-again',

  report: (reviewId: string) => `/reports/${reviewId}`,
  release: (cycleId: string) => `/cycles/${cycleId}/release`,

  settings: () => '/settings',
  audit: () => '/audit',
  demoMailbox: () => '/demo/mail',
} as const;
