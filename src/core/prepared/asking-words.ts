/**
 * Words that only phrase a question. Where no known answer uses one of them, it asks for nothing besides: "can I use it
 * with 110 V" is answered by "switches between 110 and 230 V". On top of the light words of the index. Folded.
 */
const words: Readonly<Record<string, string>> = {
  en:
    "use uses used using useable usable support supports supported supporting offer offers offered provide provides require requires required accept accepts " +
    "suit suits suitable okay fine alright proper properly mean means meant matter count deal feature features function functions option options feasible " +
    "device devices model version brand unit gadget fact point case situation example instance approximately roughly about around actually basically quickly " +
    "handle handles manage manages cope put bring set try start turn keep leave stay lets allow wish prefer hope believe understand explain check confirm clarify " +
    "built builtin equipped come came got gotten receive deliver delivers kindly quick pls plz u ur thx hiya bot total totally simply",
  es:
    "usar uso usa usarlo usarla usarse utilizar utiliza soporta soportan ofrece ofrecen ofreceis ofreces requiere requieren acepta aceptan aceptais sirve sirven servir " +
    "lleva llevan trae traen viene vienen vale valen va van ir funcion funciones opcion opciones caso dispositivo aparato modelo version marca realmente exactamente mas menos " +
    "permite permiten dejar deja dejan poner pongo meter meto quedar queda sale llegar aguanta aguantan explicar aclarar confirmar consultar comprobar oye oiga vaya bueno vale porfa porfi xfa dais das dan dar",
  de:
    "nutzen nutze nutzt benutzen benutze benutzt verwenden verwende verwendbar verwendet gebrauchen unterstutzt unterstutzen bieten bietet anbieten geben geben gebt erfordert akzeptieren akzeptiert " +
    "geeignet taugt eignet funktion funktionen option gerat gerats modell version marke fall eigentlich genau ungefahr etwa circa ca ungefahre lassen lasst lass stellen setzen bringen bekommen bekomme bekommt " +
    "kriegen kriege kriegt krieg erhalten erhalte verbaut eingebaut ausgestattet verfugt verfugen besitzt besitzen dazu dafur damit daran darauf davon drin drauf dran klappt gehen geh ginge kurz nen ne n mal bitteschon bescheid erklaren bestatigen richtig dabei",
  fr: "utiliser utilise utilisable supporte supportent offre offrent proposez propose accepte acceptez convient fonction option appareil modele version marque exactement environ permet mettre laisser recevoir",
  it: "usare uso usa utilizzare supporta supportano offre offrono offrite accetta accettate adatto adatta funzione opzione dispositivo apparecchio modello versione marca esattamente circa permette mettere lasciare ricevere va bene",
  pt: "usar uso usa utilizar suporta suportam oferece oferecem aceita aceitam serve servem funcao opcao aparelho dispositivo modelo versao marca exatamente cerca permite colocar deixar receber",
};

const sets = new Map(Object.entries(words).map(([language, list]) => [language, new Set(list.split(" "))]));

export const isAskingWord = (word: string, language: string): boolean => sets.get(language)?.has(word) ?? false;
