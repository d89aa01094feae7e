/** The files that can be imported. */
export type ImportKind =
  'employees' | 'customers' | 'services' | 'nominations' | 'earlier' | 'actuals' | 'chain' | 'orders' | 'consents';

export type EmployeeField = 'number' | 'name' | 'email' | 'jobTitle' | 'department' | 'location' | 'manager' | 'locale';
export type CustomerField = 'accountNumber' | 'account' | 'name' | 'email' | 'role' | 'segment' | 'locale';
export type ServiceField = 'reference' | 'account' | 'employee' | 'servedOn' | 'amount';
export type NominationField = 'subject' | 'rater' | 'group';
export type EarlierField = 'person' | 'cycle' | 'endedOn' | 'competency' | 'group' | 'mean' | 'raters';
export type ActualField = 'measure' | 'period' | 'figure';
export type ChainField = 'unit' | 'period' | 'employees' | 'csat' | 'nps' | 'retention' | 'late' | 'revenue' | 'margin';
export type OrderField = 'reference' | 'account' | 'orderedOn' | 'requiredOn' | 'shippedOn' | 'amount' | 'unit';
export type ConsentField = 'email' | 'agreedOn' | 'howAgreed';

export interface FieldsOf {
  employees: EmployeeField;
  customers: CustomerField;
  services: ServiceField;
  nominations: NominationField;
  earlier: EarlierField;
  actuals: ActualField;
  chain: ChainField;
  orders: OrderField;
  consents: ConsentField;
}

/** Fields without which a file of this kind cannot be read; of a pair one is enough. */
export const requiredFields: { readonly [K in ImportKind]: readonly (readonly FieldsOf[K][])[] } = {
  employees: [['name'], ['email']],
  customers: [['name'], ['email'], ['accountNumber', 'account']],
  services: [['account'], ['employee'], ['servedOn']],
  nominations: [['subject'], ['rater'], ['group']],
  earlier: [['person'], ['cycle'], ['endedOn'], ['competency'], ['group'], ['mean'], ['raters']],
  actuals: [['measure'], ['period'], ['figure']],
  chain: [['period'], ['revenue', 'margin', 'retention', 'csat', 'nps', 'late', 'employees']],
  orders: [['account'], ['orderedOn'], ['amount']],
  consents: [['email'], ['agreedOn'], ['howAgreed']],
};

const email =
  'email, e-mail, mail, e mail address, email address, work email, ایمیل, پست الکترونیک, نشانی ایمیل, رایانامه, البريد الإلكتروني, بريد إلكتروني, البريد, الإيميل, e-mail-adresse, mailadresse';
const locale = 'locale, language, lang, زبان, اللغة, لغة, sprache';
const name = 'name, full name, نام, نام کامل, نام و نام خانوادگی, الاسم, الاسم الكامل, اسم, vollständiger name';
const employee =
  'employee, employee email, employee id, employee number, served by, sales rep, کارمند, ایمیل کارمند, شماره کارمند, الموظف, بريد الموظف, mitarbeiter, mitarbeiter email, mitarbeiter e-mail';

const amount = 'amount, net amount, value, revenue, total, مبلغ, ارزش, المبلغ, القيمة, betrag, nettobetrag, umsatz';
const period = 'period, quarter, time, فصل, بازه زمانی, دوره, ربع السنة, الربع, الفترة, quartal, zeitraum';
const unit =
  'unit, department, dept, branch, business unit, بخش, واحد, شعبه, القسم, الوحدة, الفرع, abteilung, einheit, bereich';

/** The names that headers go by, in English, Persian, Arabic and German; compared without case, accents and punctuation. */
export const headerNames: { readonly [K in ImportKind]: Readonly<Record<FieldsOf[K], string>> } = {
  employees: {
    number:
      'number, employee id, employee number, employee no, staff id, staff number, personnel number, personnel no, id, شماره کارمند, شماره پرسنلی, کد پرسنلی, کد کارمندی, الرقم الوظيفي, رقم الموظف, personalnummer, mitarbeiternummer',
    name: `${name}, employee name, employee, نام کارمند, اسم الموظف, mitarbeiter`,
    email: `${email}, employee email, ایمیل کارمند, بريد الموظف`,
    jobTitle:
      'job title, title, position, role, عنوان شغلی, سمت, شغل, المسمى الوظيفي, الوظيفة, المنصب, stelle, position, funktion, berufsbezeichnung',
    department: 'department, dept, unit, team, بخش, واحد, دپارتمان, القسم, الإدارة, الوحدة, abteilung',
    location: 'location, city, office, site, محل کار, شهر, دفتر, الموقع, المدينة, المكتب, ort, stadt, standort',
    manager:
      'manager, manager email, manager e-mail, manager id, manager number, reports to, supervisor, line manager, boss, مدیر, ایمیل مدیر, مدیر مستقیم, سرپرست, المدير, المدير المباشر, بريد المدير, vorgesetzter, vorgesetzte, führungskraft, manager e-mail-adresse',
    locale,
  },
  customers: {
    accountNumber:
      'account id, account number, account no, customer id, customer number, شماره سازمان, کد مشتری, شماره مشتری, کد سازمان, رقم الجهة, رقم العميل, kundennummer',
    account:
      'account, account name, company, company name, organisation, organization, سازمان, نام سازمان, سازمان مشتری, شرکت, نام شرکت, جهة العميل, الجهة, الشركة, اسم الشركة, المؤسسة, firma, unternehmen, organisation',
    name: `${name}, contact name, contact, customer name, customer, نام مشتری, مشتری, اسم العميل, العميل, جهة الاتصال, ansprechpartner, kunde, kundenname`,
    email: `${email}, contact email, customer email, ایمیل مشتری, بريد العميل, kunden email, kunden e-mail`,
    role: 'role, title, contact title, job title, position, نقش, سمت, عنوان شغلی, الدور, المسمى الوظيفي, المنصب, rolle, funktion',
    segment:
      'segment, customer segment, class, دسته, دسته مشتری, شريحة, شريحة العملاء, الشريحة, kundensegment, kategorie',
    locale,
  },
  services: {
    reference:
      'reference, order id, order number, order no, record id, ticket, شماره سفارش, شماره سابقه, کد سفارش, رقم الطلب, المرجع, auftragsnummer, bestellnummer, referenz',
    account:
      'account, account id, account number, account name, customer, customer id, company, سازمان, سازمان مشتری, کد مشتری, شماره سازمان, مشتری, جهة العميل, رقم الجهة, العميل, رقم العميل, الشركة, kunde, kundennummer, firma',
    employee,
    servedOn:
      'served on, date, ordered on, order date, service date, day, تاریخ, تاریخ خدمت, تاریخ سفارش, التاريخ, تاريخ الخدمة, تاريخ الطلب, datum, auftragsdatum, bestelldatum',
    amount,
  },
  nominations: {
    subject:
      'subject, subject email, person, person rated, about, employee, employee email, دریافت کننده, دریافت‌کنندهٔ بازخورد, ایمیل دریافت‌کننده, کارمند, الشخص المعني, الموظف, بريد الشخص المعني, person e-mail, feedbacknehmer, mitarbeiter',
    rater:
      'rater, rater email, reviewer, respondent, پاسخ دهنده, پاسخ‌دهنده, ایمیل پاسخ‌دهنده, مشارك, المشارك, بريد المشارك, feedbackgeber, bewerter',
    group:
      'group, rater group, category, relation, relationship, گروه, گروه پاسخ‌دهندگان, نسبت, المجموعة, مجموعة المشاركين, العلاقة, gruppe, kategorie, beziehung',
  },
  earlier: {
    person:
      'person, person rated, subject, employee, employee email, employee id, employee number, email, about, دریافت کننده, دریافت‌کنندهٔ بازخورد, کارمند, ایمیل کارمند, شماره کارمند, الشخص المعني, الموظف, بريد الموظف, feedbacknehmer, mitarbeiter',
    cycle: 'cycle, survey, round, campaign, project, دوره, نظرسنجی, الدورة, الاستبيان, zyklus, runde, umfrage',
    endedOn: 'ended on, ended, end date, closed on, date, تاریخ پایان, تاریخ, تاريخ الانتهاء, التاريخ, enddatum, datum',
    competency: 'competency, competence, dimension, category, skill, شایستگی, الكفاءة, الجدارة, kompetenz, dimension',
    group:
      'group, rater group, relation, relationship, rater type, گروه, گروه پاسخ‌دهندگان, نسبت, المجموعة, مجموعة المشاركين, العلاقة, gruppe, beziehung',
    mean: 'mean, average, score, result, value, میانگین, امتیاز, المتوسط, الدرجة, mittelwert, durchschnitt',
    raters:
      'raters, number of raters, n, respondents, responses, count, پاسخ‌دهندگان, تعداد پاسخ‌دهندگان, تعداد, عدد المشاركين, العدد, anzahl',
  },
  actuals: {
    measure: 'measure, measure name, indicator, kpi, سنجه, شاخص, المؤشر, مؤشر, kennzahl, messgröße',
    period,
    figure: 'figure, actual, value, result, مقدار واقعی, مقدار, عدد, القيمة الفعلية, القيمة, الرقم, istwert, wert',
  },
  chain: {
    unit,
    period,
    employees:
      'employees, employee score, employee satisfaction, engagement, رضایت کارکنان, امتیاز کارکنان, رضا الموظفين, درجة الموظفين, mitarbeiterzufriedenheit',
    csat: 'csat, customer satisfaction, satisfaction, satisfied customers, رضایت مشتری, مشتریان راضی, رضا العملاء, kundenzufriedenheit',
    nps: 'nps, net promoter score, would recommend, شاخص توصیه, صافي الترويج, weiterempfehlung',
    retention:
      'retention, customers kept, kept, renewal, renewal rate, مشتریان ماندگار, ماندگاری مشتری, الاحتفاظ بالعملاء, kundenbindung',
    late: 'late, delayed, delay, late orders, late share, تأخیر, دیرکرد, التأخير, verspätet, verspätung',
    revenue: 'revenue, sales, turnover, income, درآمد, فروش, الإيرادات, المبيعات, umsatz, erlös',
    margin: 'margin, profit margin, حاشیه سود, هامش الربح, marge, gewinnmarge',
  },
  orders: {
    reference: 'reference, order id, order number, order no, id, شماره سفارش, کد سفارش, رقم الطلب, bestellnummer',
    account:
      'account, account id, account number, customer, customer id, company, سازمان مشتری, مشتری, کد مشتری, جهة العميل, العميل, رقم العميل, kunde, kundennummer',
    orderedOn: 'ordered on, order date, date, تاریخ سفارش, تاریخ, تاريخ الطلب, التاريخ, bestelldatum, datum',
    requiredOn:
      'required on, required date, due on, due date, promised on, موعد, سررسید, تاریخ نیاز, الموعد, تاريخ الاستحقاق, wunschtermin, fällig am',
    shippedOn:
      'shipped on, ship date, shipped date, delivered on, delivery date, تاریخ ارسال, تاریخ تحویل, تاريخ الشحن, تاريخ التسليم, versanddatum, lieferdatum',
    amount,
    unit,
  },
  consents: {
    email: `${email}, contact email, customer email, ایمیل مشتری, بريد العميل, kunden email, kunden e-mail`,
    agreedOn:
      'agreed on, agreed, consent date, consented on, opt in date, date, تاریخ موافقت, تاریخ, تاريخ الموافقة, التاريخ, zugestimmt am, datum',
    howAgreed:
      'how agreed, how, how it was given, source, consent, note, چگونه, روش موافقت, یادداشت, كيف, طريقة الموافقة, ملاحظة, wie, quelle, notiz',
  },
};
