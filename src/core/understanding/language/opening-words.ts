/** What people open a conversation with: too short for any table, but said in one language. */
const openings: Readonly<Record<string, string>> = {
  en: "hi,hello,hey,hiya,hi there,hello there,good morning,good afternoon,good evening,thanks,thank you,thx,yes,yes please,yeah,help,please,sorry,bye",
  es: "hola,buenas,buenos días,buenas tardes,buenas noches,gracias,sí,vale,ayuda,por favor,perdón,adiós,listo",
  de: "hallo,moin,moin moin,servus,guten tag,guten morgen,guten abend,danke,ja,ja bitte,nein,hilfe,bitte,tschüss,hallo zusammen",
  fr: "bonjour,bonsoir,salut,coucou,merci,oui,non,aide,s'il vous plaît,svp,au revoir,d'accord",
  it: "ciao,buongiorno,buonasera,salve,grazie,sì,aiuto,per favore,scusi,arrivederci,va bene",
  pt: "olá,oi,bom dia,boa tarde,boa noite,obrigado,obrigada,sim,não,ajuda,por favor ajuda,adeus,tudo bem",
  nl: "hoi,goedemorgen,goedemiddag,goedenavond,goedendag,bedankt,dank je,dank je wel,dank u,dank u wel,nee,alsjeblieft,alstublieft",
  pl: "cześć,dzień dobry,dobry wieczór,witam,dziękuję,tak,nie,pomocy,proszę",
  sv: "hej hej,god morgon,tack,tack så mycket,snälla",
  da: "goddag,godmorgen,tak,mange tak",
  no: "god dag,tusen takk,takk",
  fi: "hei,moikka,hyvää päivää,huomenta,kiitos,kyllä",
  cs: "ahoj,dobrý den,dobré ráno,děkuji,ano,prosím",
  ro: "bună,bună ziua,salutare,mulțumesc,da,nu",
  tr: "merhaba,selam,günaydın,iyi günler,teşekkürler,teşekkür ederim,evet,hayır,yardım,lütfen",
  hu: "szia,jó napot,köszönöm,igen,nem",
};
/** Said everywhere: they tell nothing. */
const everywhere = "ok,okay,okey,no,super,hmm,mm,test,info,stop,chat,start";

const languageOf = new Map(
  Object.entries(openings).flatMap(([language, words]) => words.split(",").map((word) => [word, language] as const)),
);
const international = new Set(everywhere.split(","));

/** The language of a message that is nothing but an opening; `anybody` for words that are said in all. */
export function openingLanguage(text: string): string | "anybody" | undefined {
  const said = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}'’ ]+/gu, " ")
    .replace(/’/g, "'")
    .replace(/ +/g, " ")
    .trim();
  return international.has(said) ? "anybody" : languageOf.get(said);
}
