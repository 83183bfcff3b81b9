// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** What the practice pages say, in our own words; Microsoft's names of controls where they are known. */
const en = {
  lang: "en-US",
  signIn: "Sign in",
  emailLabel: "Email, phone, or Skype",
  next: "Next",
  back: "Back",
  enterPass: "Enter Temporary Access Pass",
  passLabel: "Temporary Access Pass",
  showPass: "Show Temporary Access Pass",
  enterPassword: "Enter password",
  passwordLabel: "Password",
  usePass: "Use your Temporary Access Pass instead",
  otherWays: "Other ways to sign in",
  choose: "Choose a way to sign in",
  verify: "Verify your identity",
  noAccount: "We couldn't find an account with that username.",
  wrongPassword: "Your account or password is incorrect.",
  refused: "Your Temporary Access Pass was not accepted.",
  stay: "Stay signed in?",
  stayWhy: "Do this to reduce the number of times you are asked to sign in.",
  dontShow: "Don't show this again",
  yes: "Yes",
  no: "No",
  more: "More information required",
  moreWhy: "Your organization needs more information to keep your account secure.",
  app: "Are you trying to sign in to Contoso portal?",
  appWhy: "Only continue if you downloaded the app from a store or website that you trust.",
  goOn: "Continue",
  cancel: "Cancel",
  sorry: "Sorry, but we're having trouble signing you in.",
  working: "Working…",
  securityInfo: "Security info",
  securityInfoWhy: "These are the methods you use to sign into your account or reset your password.",
  addMethod: "Add sign-in method",
  add: "Add",
  deletePasskey: "Delete Passkey",
  passRow: "Temporary access pass",
  keepSecure: "Keep your account secure",
  keepSecureWhy: "Set up Microsoft Authenticator to go on.",
  done: "Done",
};

/** @type {typeof en} */
const de = {
  ...en,
  lang: "de-DE",
  signIn: "Anmelden",
  emailLabel: "E-Mail, Telefon oder Skype",
  next: "Weiter",
  back: "Zurück",
  enterPass: "Befristeten Zugriffspass eingeben",
  passLabel: "Befristeter Zugriffspass",
  showPass: "Befristeten Zugriffspass anzeigen",
  enterPassword: "Kennwort eingeben",
  passwordLabel: "Kennwort",
  usePass: "Stattdessen befristeten Zugriffspass verwenden",
  otherWays: "Weitere Anmeldemöglichkeiten",
  choose: "Anmeldemethode auswählen",
  verify: "Identität bestätigen",
  refused: "Ihr befristeter Zugriffspass wurde nicht angenommen.",
  stay: "Angemeldet bleiben?",
  stayWhy: "So werden Sie seltener zur Anmeldung aufgefordert.",
  dontShow: "Nicht mehr anzeigen",
  yes: "Ja",
  no: "Nein",
  more: "Weitere Informationen erforderlich",
  moreWhy: "Ihre Organisation benötigt weitere Informationen zum Schutz Ihres Kontos.",
  app: "Möchten Sie sich bei Contoso-Portal anmelden?",
  appWhy: "Fahren Sie nur fort, wenn Sie der Quelle der App vertrauen.",
  goOn: "Weiter",
  cancel: "Abbrechen",
  securityInfo: "Sicherheitsinformationen",
  securityInfoWhy: "Dies sind die Methoden, mit denen Sie sich anmelden.",
  addMethod: "Anmeldemethode hinzufügen",
  add: "Hinzufügen",
  passRow: "Befristeter Zugriffspass",
};

/** @type {typeof en} */
const ar = {
  ...en,
  lang: "ar-SA",
  signIn: "تسجيل الدخول",
  emailLabel: "البريد الإلكتروني أو الهاتف",
  next: "التالي",
  back: "السابق",
  enterPass: "أدخل تصريح الوصول المؤقت",
  passLabel: "تصريح الوصول المؤقت",
  showPass: "إظهار تصريح الوصول المؤقت",
  enterPassword: "أدخل كلمة المرور",
  passwordLabel: "كلمة المرور",
  refused: "لم يُقبل تصريح الوصول المؤقت.",
  stay: "هل تريد البقاء مسجلًا للدخول؟",
  stayWhy: "يقلل هذا من عدد مرات طلب تسجيل الدخول.",
  dontShow: "عدم الإظهار مرة أخرى",
  yes: "نعم",
  no: "لا",
  more: "مطلوب مزيد من المعلومات",
  moreWhy: "تحتاج مؤسستك إلى مزيد من المعلومات للحفاظ على أمان حسابك.",
  usePass: "استخدم تصريح الوصول المؤقت بدلًا من ذلك",
  otherWays: "طرق أخرى لتسجيل الدخول",
  choose: "اختر طريقة لتسجيل الدخول",
  verify: "التحقق من هويتك",
  app: "هل تحاول تسجيل الدخول إلى بوابة Contoso؟",
  appWhy: "تابع فقط إذا كنت تثق بمصدر التطبيق.",
  goOn: "متابعة",
  cancel: "إلغاء",
  securityInfo: "معلومات الأمان",
  securityInfoWhy: "هذه هي الطرق التي تستخدمها لتسجيل الدخول إلى حسابك.",
  addMethod: "إضافة طريقة تسجيل الدخول",
  add: "إضافة",
  passRow: "تصريح الوصول المؤقت",
};

/** @type {Record<string, typeof en>} */
const LANGUAGES = { en, de, ar };

/**
 * @param {string} language a tag such as `de`; a language that we have no words for gets English ones under its own tag
 * @returns {typeof en}
 */
export function wordsIn(language) {
  return LANGUAGES[language] ?? { ...en, lang: language };
}
