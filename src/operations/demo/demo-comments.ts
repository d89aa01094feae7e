import type { Locale } from '../../domain/locale.js';

/** Invented remarks, by what was asked (first and second open question) and language. */
export const demoComments: Readonly<Record<Locale, readonly (readonly string[])[]>> = {
  en: [
    [
      'Told me on Monday that the report would be two days late. Because I knew, I could tell the customer before he called.',
      'When the answer is not known, says so and comes back with the right clause. I have never had to correct it.',
      'Listens to the whole story before opening the file.',
      'Always says what happens next, and when. I was never left wondering.',
      'Called afterwards to ask whether the repair was really finished.',
      'Explains the policy in words my mother would understand.',
      'Takes over when a colleague is away, and the customer does not notice.',
    ],
    [
      'For a simple windscreen claim I was asked for the same photo three times.',
      'A short “I have seen this, answer tomorrow” would be enough. Two days of silence makes us look careless.',
      'Small claims still wait for two signatures. Could ask for that rule to change.',
      'Reply to mails on the same day, even if only with one line.',
      'Tell the other teams about new forms before they are in use.',
      'Be reachable in the afternoon; the phone goes to voice mail from three o’clock.',
      'Check the amounts once more before the letter goes out.',
    ],
  ],
  fa: [
    [
      'همیشه می‌گوید مرحلهٔ بعد چیست؛ هیچ‌وقت غافلگیر نشدم.',
      'اگر جواب را نداند، راحت می‌گوید نمی‌دانم و همان روز با جواب درست برمی‌گردد.',
      'تا آخر حرف مشتری را گوش می‌دهد و بعد پرونده را باز می‌کند.',
      'بعد از بسته شدن پرونده هم زنگ زد و پرسید مشکل واقعاً حل شده یا نه.',
      'شرایط بیمه‌نامه را آن‌قدر ساده توضیح داد که دیگر سؤالی نماند.',
    ],
    [
      'برای یک خسارت ساده سه بار مدرک تکراری خواستند.',
      'کاش همان روز یک خط بنویسد که پیام را دیده؛ بی‌خبری از همه‌چیز بدتر است.',
      'تغییر فرم‌ها را پیش از اجرا به ما هم بگوید.',
      'بعدازظهرها سخت می‌شود پیدایش کرد.',
      'پرونده‌های کوچک هنوز منتظر دو امضا می‌ماند.',
    ],
  ],
  ar: [
    [
      'نعرف دائمًا ما الخطوة التالية ومتى تأتي.',
      'حين لا يكون الجواب معروفًا يُقال ذلك صراحةً، ثم يصل الجواب الصحيح في اليوم نفسه.',
      'اتصال بعد إغلاق الملف للتأكد من أن المشكلة انتهت فعلًا.',
      'شرح شروط الوثيقة بكلمات يفهمها الجميع.',
    ],
    [
      'طُلبت مني الصورة نفسها ثلاث مرات في مطالبة بسيطة.',
      'سطر واحد في اليوم نفسه يكفي؛ الصمت يومين يقلق العميل.',
      'إبلاغ الفرق الأخرى بتغيير النماذج قبل العمل بها.',
      'يصعب الوصول بعد الظهر.',
    ],
  ],
};
