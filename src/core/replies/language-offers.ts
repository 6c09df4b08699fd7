/**
 * "I can help in these languages" for customers whose language we have no texts in. The languages' names and the list
 * come from the runtime's own tables, so each sentence is built to take them unchanged.
 */
const offers: Readonly<Record<string, readonly [text: string, person: string]>> = {
  ar: ["يمكنني المساعدة بهذه اللغات: {languages}. أيّ لغة تفضّل؟", "التحدث إلى شخص"],
  bg: ["Мога да помогна на следните езици: {languages}. Кой предпочитате?", "Разговор с човек"],
  ca: ["Puc ajudar en aquests idiomes: {languages}. Quin prefereixes?", "Parlar amb una persona"],
  cs: ["Mohu pomoci v těchto jazycích: {languages}. Který si vyberete?", "Mluvit s člověkem"],
  da: ["Jeg kan hjælpe på disse sprog: {languages}. Hvilket foretrækker du?", "Tal med en person"],
  de: ["Ich kann in diesen Sprachen helfen: {languages}. Welche ist Ihnen lieber?", "Mit einem Menschen sprechen"],
  el: ["Μπορώ να βοηθήσω σε αυτές τις γλώσσες: {languages}. Ποια προτιμάτε;", "Συνομιλία με άνθρωπο"],
  en: ["I can help in these languages: {languages}. Which one do you prefer?", "Talk to a person"],
  es: ["Puedo ayudar en estos idiomas: {languages}. ¿Cuál prefieres?", "Hablar con una persona"],
  et: ["Saan aidata nendes keeltes: {languages}. Millist eelistate?", "Rääkida inimesega"],
  fa: ["می‌توانم به این زبان‌ها کمک کنم: {languages}. کدام را ترجیح می‌دهید؟", "صحبت با یک فرد"],
  fi: ["Voin auttaa näillä kielillä: {languages}. Minkä valitset?", "Puhu ihmisen kanssa"],
  fr: ["Je peux vous aider dans ces langues : {languages}. Laquelle préférez-vous ?", "Parler à une personne"],
  he: ["אפשר לקבל עזרה בשפות האלה: {languages}. איזו שפה מתאימה לך?", "לדבר עם אדם"],
  hi: ["मैं इन भाषाओं में मदद कर सकता हूँ: {languages}। आप कौन-सी भाषा पसंद करेंगे?", "किसी व्यक्ति से बात करें"],
  hr: ["Mogu pomoći na ovim jezicima: {languages}. Koji želite?", "Razgovor s osobom"],
  hu: ["Ezeken a nyelveken tudok segíteni: {languages}. Melyiket választja?", "Beszélek egy munkatárssal"],
  id: ["Saya dapat membantu dalam bahasa berikut: {languages}. Mana yang Anda pilih?", "Bicara dengan petugas"],
  it: ["Posso aiutare in queste lingue: {languages}. Quale preferisci?", "Parlare con una persona"],
  ja: ["次の言語でお手伝いできます：{languages}。どの言語がよろしいですか？", "担当者と話す"],
  ko: ["다음 언어로 도와드릴 수 있습니다: {languages}. 어떤 언어를 원하시나요?", "상담원과 대화"],
  lt: ["Galiu padėti šiomis kalbomis: {languages}. Kurią renkatės?", "Kalbėti su žmogumi"],
  lv: ["Varu palīdzēt šajās valodās: {languages}. Kuru izvēlaties?", "Runāt ar cilvēku"],
  nl: ["Ik kan in deze talen helpen: {languages}. Welke heeft uw voorkeur?", "Met een medewerker spreken"],
  no: ["Jeg kan hjelpe på disse språkene: {languages}. Hvilket foretrekker du?", "Snakk med en person"],
  pl: ["Mogę pomóc w tych językach: {languages}. Który Państwo wybierają?", "Rozmowa z człowiekiem"],
  pt: ["Posso ajudar nestas línguas: {languages}. Qual prefere?", "Falar com uma pessoa"],
  ro: ["Vă pot ajuta în aceste limbi: {languages}. Pe care o preferați?", "Vorbiți cu o persoană"],
  ru: ["Я могу помочь на этих языках: {languages}. Какой вам удобнее?", "Поговорить с человеком"],
  sk: ["Môžem pomôcť v týchto jazykoch: {languages}. Ktorý si vyberiete?", "Hovoriť s človekom"],
  sl: ["Pomagam lahko v teh jezikih: {languages}. Kateri vam ustreza?", "Pogovor s človekom"],
  sr: ["Могу да помогнем на овим језицима: {languages}. Који желите?", "Разговор са особом"],
  sv: ["Jag kan hjälpa till på de här språken: {languages}. Vilket föredrar du?", "Prata med en person"],
  th: ["ช่วยเหลือได้ในภาษาเหล่านี้: {languages} ต้องการใช้ภาษาใด", "คุยกับเจ้าหน้าที่"],
  tr: ["Şu dillerde yardımcı olabilirim: {languages}. Hangisini tercih edersiniz?", "Bir kişiyle görüş"],
  uk: ["Я можу допомогти цими мовами: {languages}. Яка вам зручніша?", "Поговорити з людиною"],
  vi: ["Tôi có thể hỗ trợ bằng các ngôn ngữ sau: {languages}. Bạn muốn dùng ngôn ngữ nào?", "Nói chuyện với nhân viên"],
  zh: ["我可以用以下语言提供帮助：{languages}。您想使用哪一种？", "与人工客服交谈"],
};

/** The offer in a language, and what its button for a person says; undefined for languages that we do not know it in. */
export function languageOffer(
  language: string,
  ours: readonly string[],
): { readonly text: string; readonly person: string } | undefined {
  const offer = Object.hasOwn(offers, language) ? offers[language] : undefined;
  if (!offer) return undefined;
  const [text, person] = offer;
  const names = new Intl.DisplayNames([language], { type: "language" });
  const list = new Intl.ListFormat(language, { type: "disjunction" }).format(
    ours.map((code) => names.of(code) ?? code),
  );
  return { text: text.replace("{languages}", list), person };
}

/** What a language is called, by itself, in English and in the language of whoever speaks of it. */
export const namesOf = (language: string, spoken: string): readonly string[] =>
  [language, "en", spoken].map((shownIn) =>
    (new Intl.DisplayNames([shownIn], { type: "language" }).of(language) ?? language).toLowerCase(),
  );

/** A language's name in itself, as a button: "Deutsch", "Español". */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
