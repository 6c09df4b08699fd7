/**
 * Words without which nobody asks for a person, in six languages, folded: lower case, no accents. A text with none of
 * them is no such wish, however much its letters look like one.
 */
export const personWords: ReadonlySet<string> = new Set(
  `
human humans being person persons people somebody someone anybody anyone agent agents representative representatives rep reps
advisor advisors adviser advisers operator operators employee employees staff colleague colleagues coworker manager managers
supervisor supervisors boss superior team member members support helpdesk desk care assistant assistants consultant consultants
worker workers department departments hotline specialist expert experts talk talking speak speaking chat chatting call calling
connect transfer escalate machine machines bot bots robot robots chatbot automated real live service guy guys folks
persona personas humano humana humanos humanas ser alguien agente agentes asesor asesora asesores operador operadora operadores
representante representantes empleado empleada empleados companero companera companeros trabajador trabajadora encargado encargada
supervisora responsable responsables jefe jefa gestor gestora departamento equipo soporte atencion hablar llamar llame llamen
llamarme llameme llamenme llamada comunicar comunicarme contactar contacte contacteme conectame comuniqueme maquina maquinas robots
mensch menschen menschlich menschliche menschlichen menschlicher mitarbeiter mitarbeiterin mitarbeitern jemand jemanden jemandem
berater beraterin beratern kundenberater kundenservice kundendienst kundenbetreuer kundenbetreuung kollege kollegen kollegin chef
chefin vorgesetzte vorgesetzten vorgesetzter verantwortliche verantwortlichen ansprechpartner ansprechpartnerin agenten abteilung
vertrieb buchhaltung sprechen reden telefonieren anrufen angerufen ruckruf zuruckrufen durchstellen durchgestellt verbinden
verbunden maschine automat automaten echten echter echtes echte personal personlich sachbearbeiter leitung
personne personnes humain humaine humains etre conseiller conseillere conseillers agente employe employee employes operateur
operatrice collegue collegues quelqu quelquun responsable superieur superviseur interlocuteur equipe clientele service parler
discuter appeler appelle appelez rappeler rappele joindre contacter relation machines vrai vraie
umano umana umani essere operatore operatrice operatori addetto addetta addetti consulente consulenti dipendente dipendenti collega
colleghi qualcuno responsabile supervisore capo impiegato reparto assistenza parlare chiamare chiamatemi chiami chiama richiamare
richiamato macchina persone vera vero
pessoa pessoas humanos atendente atendentes funcionario funcionaria funcionarios colaborador colaboradora consultor consultora colega
colegas alguem gerente chefe responsavel supervisor equipa equipe suporte atendimento falar conversar ligar liga ligue contato
contacto gente
`
    .trim()
    .split(/\s+/),
);
