import type { Locale } from '../../domain/locale.js';

/** Invented people of an invented insurance company; the same at each start. */
export interface DemoEmployee {
  readonly name: string;
  /** Also the part of the address before the @. */
  readonly key: string;
  readonly title: string;
  readonly department: string;
  readonly manager: string | null;
  readonly locale: Locale;
}

type Row = readonly [key: string, name: string, title: string, manager: string | null, locale?: Locale];

const departments: Readonly<Record<string, readonly Row[]>> = {
  'Management and HR': [
    ['dara.tavakoli', 'Dara Tavakoli', 'Managing director', null],
    ['mina.sohrabi', 'Mina Sohrabi', 'Head of human resources', 'dara.tavakoli'],
    ['shirin.amini', 'Shirin Amini', 'Coach', 'mina.sohrabi'],
    ['farid.nouri', 'Farid Nouri', 'Legal adviser', 'dara.tavakoli'],
  ],
  Claims: [
    ['omid.karimi', 'امید کریمی', 'مدیر خسارت', 'dara.tavakoli', 'fa'],
    ['leila.rahimi', 'Leila Rahimi', 'Claims team lead', 'omid.karimi'],
    ['sara.kamali', 'Sara Kamali', 'Claims team lead', 'omid.karimi'],
    ['babak.zand', 'Babak Zand', 'Loss adjuster', 'omid.karimi'],
    ['niloofar.salehi', 'نیلوفر صالحی', 'کارشناس خسارت', 'omid.karimi', 'fa'],
    ['nima.farhadi', 'Nima Farhadi', 'Claims handler', 'leila.rahimi'],
    ['nasrin.fallah', 'نسرین فلاح', 'کارشناس خسارت', 'leila.rahimi', 'fa'],
    ['yas.habibi', 'Yas Habibi', 'Claims handler', 'leila.rahimi'],
    ['maryam.ahmadi', 'Maryam Ahmadi', 'Claims handler', 'leila.rahimi'],
    ['reza.ansari', 'Reza Ansari', 'Claims handler', 'sara.kamali'],
    ['hamed.jalali', 'حامد جلالی', 'کارشناس خسارت', 'sara.kamali', 'fa'],
    ['tara.ebadi', 'Tara Ebadi', 'Claims handler', 'sara.kamali'],
  ],
  Underwriting: [
    ['elham.azizi', 'Elham Azizi', 'Head of underwriting', 'dara.tavakoli'],
    ['kaveh.rostami', 'Kaveh Rostami', 'Senior underwriter', 'elham.azizi'],
    ['parvin.mohseni', 'پروین محسنی', 'کارشناس صدور', 'elham.azizi', 'fa'],
    ['jonas.weber', 'Jonas Weber', 'Underwriter', 'elham.azizi'],
    ['amal.haddad', 'أمل حداد', 'أخصائية اكتتاب', 'elham.azizi', 'ar'],
    ['ladan.moradi', 'Ladan Moradi', 'Underwriter', 'kaveh.rostami'],
    ['peyman.sadri', 'Peyman Sadri', 'Underwriter', 'kaveh.rostami'],
    ['grace.okafor', 'Grace Okafor', 'Underwriter', 'kaveh.rostami'],
  ],
  'Call centre': [
    ['sahar.moradi', 'Sahar Moradi', 'Head of the call centre', 'dara.tavakoli'],
    ['parisa.naderi', 'Parisa Naderi', 'Shift lead', 'sahar.moradi'],
    ['khalid.mansour', 'خالد منصور', 'مشرف مناوبة', 'sahar.moradi', 'ar'],
    ['mahsa.bagheri', 'مهسا باقری', 'مشاور مشتریان', 'parisa.naderi', 'fa'],
    ['arman.yousefi', 'Arman Yousefi', 'Customer adviser', 'parisa.naderi'],
    ['sofia.rossi', 'Sofia Rossi', 'Customer adviser', 'parisa.naderi'],
    ['zahra.kazemi', 'زهرا کاظمی', 'مشاور مشتریان', 'parisa.naderi', 'fa'],
    ['hana.saleh', 'هناء صالح', 'مستشارة عملاء', 'khalid.mansour', 'ar'],
    ['tom.becker', 'Tom Becker', 'Customer adviser', 'khalid.mansour'],
    ['nadia.farouk', 'نادية فاروق', 'مستشارة عملاء', 'khalid.mansour', 'ar'],
  ],
  'Branch sales': [
    ['arash.ghasemi', 'Arash Ghasemi', 'Head of branch sales', 'dara.tavakoli'],
    ['mehdi.shafiei', 'مهدی شفیعی', 'مشاور فروش', 'arash.ghasemi', 'fa'],
    ['anna.lindqvist', 'Anna Lindqvist', 'Sales adviser', 'arash.ghasemi'],
    ['samira.jaber', 'سميرة جابر', 'مستشارة مبيعات', 'arash.ghasemi', 'ar'],
    ['pouya.rahmani', 'Pouya Rahmani', 'Sales adviser', 'arash.ghasemi'],
    ['clara.mendes', 'Clara Mendes', 'Sales adviser', 'arash.ghasemi'],
    ['sina.taheri', 'Sina Taheri', 'Sales adviser', 'arash.ghasemi'],
    ['fatemeh.rezaei', 'فاطمه رضایی', 'مشاور فروش', 'arash.ghasemi', 'fa'],
  ],
  'Corporate accounts': [
    ['roya.shams', 'Roya Shams', 'Head of corporate accounts', 'dara.tavakoli'],
    ['daniel.meyer', 'Daniel Meyer', 'Account manager', 'roya.shams'],
    ['vida.akbari', 'Vida Akbari', 'Account manager', 'roya.shams'],
    ['yousef.karam', 'يوسف كرم', 'مدير حسابات', 'roya.shams', 'ar'],
    ['nika.parsa', 'Nika Parsa', 'Account manager', 'roya.shams'],
    ['iman.ghorbani', 'Iman Ghorbani', 'Account manager', 'roya.shams'],
  ],
};

export const demoEmployees: readonly DemoEmployee[] = Object.entries(departments).flatMap(([department, rows]) =>
  rows.map(([key, name, title, manager, locale = 'en']) => ({ key, name, title, department, manager, locale })),
);
