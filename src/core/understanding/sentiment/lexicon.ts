/** What makes a message sound angry, by kind of wording. Stems; English, Spanish and German, with the commonest of French, Italian, Portuguese. */

const stem = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words.trim().replace(/\s*\n\s*/g, "|")})`, "giu");

export const strong = stem(`
useless|worthless|incompeten\\w*|unacceptable|outrag\\w*|ridiculous|disgust\\w*|disgrac\\w*|pathetic|scam\\w*|fraud\\w*|thie(?:f|ves)|steal\\w*|stole|liars?|lied|lying|terribl\\w*|horribl\\w*|awful|worst|shameful|furious|fuming|livid|sick of|fed up|had enough|rip-?off|joke of|clowns?|idiots?|stupid|hate you|appalling|atrocious|garbage|trash|nightmare
inútil\\p{L}*|incompetent\\p{L}*|inaceptable|indignante|vergonzos\\p{L}*|vergüenza|ridícul\\p{L}*|asco|asqueros\\p{L}*|estafa\\p{L}*|ladron\\p{L}*|ladrón|robo(?!t)|mentiros\\p{L}*|mentira|pésim\\p{L}*|horrible|fatal|furios\\p{L}*|hart[oa]s?|el peor|la peor|basura|idiotas?|estúpid\\p{L}*|imbécil\\p{L}*|tomadura de pelo|indignad\\p{L}*
nutzlos\\p{L}*|unfähig\\p{L}*|inkompeten\\p{L}*|inakzeptabel|unverschämt\\p{L}*|frechheit|lächerlich\\p{L}*|ekelhaft|widerlich|betrug|betrüger\\p{L}*|abzocke\\p{L}*|dieb\\p{L}*|lügner\\p{L}*|gelogen|furchtbar|schrecklich|katastroph\\p{L}*|unterirdisch|das letzte|schlechteste\\p{L}*|wütend|stinksauer|schnauze voll|die nase voll|es reicht|idioten|dumm\\p{L}*|saftladen|schande|unzumutbar|unmöglich(?!e)
inutile\\p{L}*|scandal\\p{L}*|arnaque\\p{L}*|voleurs?|honte\\p{L}*|inadmissible|furieux|furieuse|incompétent\\p{L}*|vergogn\\p{L}*|truff\\p{L}*|ladri|inaccettabile|inúte\\p{L}*|golpe|palhaçada|absurdo|péssim\\p{L}*|ridicul\\p{L}*
`);

export const mild = stem(`
angry|annoy\\w*|upset|disappoint\\w*|frustrat\\w*|unhappy|bad service|not happy|dissatisfied|complain\\w*|tired of|no sense|unbelievable|wtf|what the hell|seriously\\?
enfad\\p{L}*|enojad\\p{L}*|molest\\p{L}*|decepcion\\p{L}*|frustrad\\p{L}*|mal servicio|insatisfech\\p{L}*|queja\\p{L}*|increíble que|cansad[oa]s? de
ärger\\p{L}*|verärgert|sauer|genervt|nervt|enttäusch\\p{L}*|frustrier\\p{L}*|unzufrieden|schlechter service|beschwer\\p{L}*|unglaublich|was soll das
déçu\\p{L}*|énerv\\p{L}*|fâché\\p{L}*|delus\\p{L}*|arrabbiat\\p{L}*|decepcionad\\p{L}*|irritad\\p{L}*
`);

export const swearing = stem(`
damn\\w*|fuck\\w*|shit\\w*|bullshit|crap\\w*|bloody|bastards?|assholes?|goddamn\\w*|piss\\w*
mierda|joder|coño|puta|put[oa]s|hostia|cabron\\p{L}*|gilipollas|carajo|pendej\\p{L}*
scheiß\\p{L}*|scheiss\\p{L}*|verdammt\\p{L}*|arsch\\p{L}*|mist|verfickt\\p{L}*|kotz\\p{L}*
merde|putain|connard\\p{L}*|cazzo|stronz\\p{L}*|porra|caralho|merda
`);

export const escalating = stem(`
(?:second|third|fourth|fifth|sixth|tenth|\\d+(?:nd|rd|th)) time|again and again|how many times|still (?:no|not|nothing|waiting)|nobody (?:answers|replies|helps|cares)|no ?one (?:answers|replies|helps|cares)|for (?:\\w+ )?(?:weeks|months)|(?:\\w+|\\d+) (?:weeks|months) (?:ago|now|already)|never (?:answer|reply|arriv)\\w*|keep (?:ignoring|lying)|ignor(?:e|ed|ing) me|every single time|over and over|once again|yet again|last (?:warning|chance)
(?:segunda|tercera|cuarta|quinta|enésima) vez|otra vez lo mismo|cuántas veces|sigo (?:sin|esperando)|todavía (?:no|nada)|nadie (?:me )?(?:contesta|responde|ayuda|hace)|(?:llevo|hace) (?:\\p{L}+ )?(?:semanas|meses)|nunca (?:contest|respond)\\p{L}*|me ignor\\p{L}*|una y otra vez|última (?:vez|oportunidad)
(?:zweiten?|dritten?|vierten?|fünften?|zehnten?|x-ten) mal|schon wieder|immer wieder|wie oft|immer noch (?:kein|nicht|nichts)\\p{L}*|niemand (?:antwortet|hilft|meldet)|keiner (?:antwortet|hilft|meldet)|seit (?:\\p{L}+ )?(?:wochen|monaten)|nie (?:eine antwort|antwort)|ignorier\\p{L}* mich|letzte (?:warnung|chance)|nichts passiert
(?:deuxième|troisième|quatrième) fois|toujours (?:pas|rien)|personne ne répond|depuis des (?:semaines|mois)|(?:seconda|terza|quarta) volta|nessuno risponde|da settimane|(?:segunda|terceira|quarta) vez|ninguém responde|há semanas
`);

export const threatening = stem(`
lawyer|sue you|legal action|court|police|report you|consumer protection|bad review|one star|never (?:buy|order|shop|come)\\w* (?:here |from you )?again|lost a customer|chargeback|trading standards|social media
abogad\\p{L}*|denuncia\\p{L}*|demandar\\p{L}*|policía|oficina del consumidor|mala reseña|nunca más|hoja de reclamaciones|redes sociales
anwalt\\p{L}*|anwält\\p{L}*|anzeige|verklag\\p{L}*|polizei|verbraucherzentrale|verbraucherschutz|schlechte bewertung|nie wieder|rechtliche schritte
avocat|porter plainte|police|plus jamais|avvocat\\p{L}*|denunci\\p{L}*|mai più|advogad\\p{L}*|procon|nunca mais
`);

export const demanding = stem(`
want my money back|give me my money|right now|immediately|at once|asap|now(?=\\s*[!.]*\\s*$)|demand|do something|i expect|finally
quiero mi dinero|devolv\\p{L}*me (?:el|mi) dinero|devuélv\\p{L}*|ahora mismo|inmediatamente|ya(?=\\s*[!.]*\\s*$)|de una vez|exijo|hagan algo
mein geld zurück|geld zurück|sofort|auf der stelle|jetzt(?=\\s*[!.]*\\s*$)|endlich|verlange|fordere|tun sie was|unverzüglich
tout de suite|immédiatement|j'exige|subito|immediatamente|pretendo|imediatamente|agora mesmo|exijo
`);

export const positive = stem(`
thank\\w*|thx|great|perfect|awesome|excellent|love|wonderful|nice|happy|helpful|amazing|good (?:job|service)
gracias|genial|perfect[oa]|excelente|encanta\\p{L}*|maravillos\\p{L}*|contento|feliz|estupend\\p{L}*|muy bien
dank\\p{L}*|super|toll\\p{L}*|perfekt|prima|klasse|liebe|wunderbar|zufrieden|hilfreich|freut mich
merci|génial|parfait\\p{L}*|grazie|perfetto|ottimo|obrigad\\p{L}*|perfeito|ótimo
`);

/** Turns the word behind it round, when it stands just before it. */
export const negation =
  /(?:\bnot|n['’]t|\bno|\bnever|\bnicht|\bkein\p{L}*|\bpas|\bnon|\bnão|\bsin)\s+(?:\p{L}+\s+)?$/iu;
