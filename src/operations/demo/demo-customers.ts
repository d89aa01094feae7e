import type { Locale } from '../../domain/locale.js';

export interface DemoCustomer {
  readonly name: string;
  readonly account: string;
  readonly locale: Locale;
  readonly segment: 'A' | 'B' | 'C' | 'D';
}

const rows: readonly (readonly [name: string, account: string, segment: DemoCustomer['segment'], locale?: Locale])[] = [
  ['Helen Porter', 'Porter Logistics', 'A'],
  ['Ali Moini', 'Moini Transport', 'A'],
  ['شهرام وحدت', 'پخش وحدت', 'A', 'fa'],
  ['Ingrid Larsen', 'Larsen Bakeries', 'B'],
  ['رنا الخطيب', 'مخابز الخطيب', 'B', 'ar'],
  ['Mark Osei', 'Osei Electronics', 'A'],
  ['مژگان توکلی', 'داروخانهٔ مهر', 'C', 'fa'],
  ['Bruno Costa', 'Costa Tiles', 'B'],
  ['Keiko Tanaka', 'Tanaka Textiles', 'C'],
  ['حسام الدين فؤاد', 'مؤسسة فؤاد للنقل', 'B', 'ar'],
  ['Emma Novak', 'Novak Hotels', 'A'],
  ['بهروز کیانی', 'فرش کیانی', 'B', 'fa'],
  ['Lucas Martin', 'Martin Motors', 'C'],
  ['ليان قاسم', 'صيدلية الشفاء', 'C', 'ar'],
  ['Petra Vogel', 'Vogel Tools', 'B'],
  ['کتایون افشار', 'گلخانهٔ افشار', 'C', 'fa'],
  ['James Doyle', 'Doyle Fisheries', 'B'],
  ['Rosa Marin', 'Marin Ceramics', 'D'],
  ['فرزاد صمدی', 'لوازم خانگی صمدی', 'B', 'fa'],
  ['Noor Aziz', 'Aziz Foods', 'A'],
  ['Oscar Berg', 'Berg Timber', 'C'],
  ['سلمى حجازي', 'مكتبة حجازي', 'D', 'ar'],
  ['Greta Hoffmann', 'Hoffmann Optics', 'B'],
  ['کامران دهقان', 'چاپ دهقان', 'C', 'fa'],
  ['Peter Svensson', 'Svensson Boats', 'B'],
  ['Chiara Conti', 'Conti Coffee', 'C'],
  ['طارق عبيد', 'ورشة عبيد', 'C', 'ar'],
  ['Nadine Dupont', 'Dupont Perfumes', 'B'],
  ['لادن پارسا', 'کلینیک پارسا', 'A', 'fa'],
  ['Victor Ilic', 'Ilic Steel', 'A'],
  ['Hannah Cole', 'Cole Nurseries', 'D'],
  ['هومن یزدانی', 'ساختمانی یزدانی', 'A', 'fa'],
  ['Mateo Ruiz', 'Ruiz Vineyards', 'C'],
  ['دينا سلامة', 'مدارس سلامة', 'B', 'ar'],
  ['Liam Walsh', 'Walsh Dairy', 'B'],
  ['آزاده نیک‌پور', 'نشر نیک‌پور', 'C', 'fa'],
  ['Freya Nilsen', 'Nilsen Outdoor', 'C'],
  ['Samuel Adeyemi', 'Adeyemi Freight', 'A'],
  ['مروان شاهين', 'شاهين للسياحة', 'B', 'ar'],
  ['Julia Krause', 'Krause Clinics', 'A'],
];

export const demoCustomers: readonly DemoCustomer[] = rows.map(([name, account, segment, locale = 'en']) => ({
  name,
  account,
  segment,
  locale,
}));
