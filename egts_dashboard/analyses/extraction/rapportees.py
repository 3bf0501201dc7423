"""Les demandes rapportées : « Il a été proposé d’ouvrir… », « La mise en place… a été suggérée »."""

import re

from egts_dashboard.analyses.extraction.texte import plain

_BIEN = r"(?:\w+ment |aussi |donc |toujours |encore |souvent |deja |ensuite |enfin |ainsi |par ailleurs |en outre )*"
_DEMANDE = r"(?:propose|suggere|demande|recommande|preconise|souhaite|reclame|prone)"
# « Le groupe a convenu de… », « Ils se sont accordés pour… » : ils le veulent ensemble.
_CONVENU = r"(?:convenu|plaide|insiste|milite|opte|appele)"
_QUOI = r"(?:de |d'|qu(?:e |')|a ce qu|pour (?:qu|l|d|un|\w+(?:er|ir|re)\b)|la |le |l'|un|des |plus |davantage )"
# Ce que l’on propose aux gens de la réunion n’est pas une demande.
_A_QUI = (
    r"(?! (?:a|au|aux|par(?! (?:tou|l'ensemble|plusieurs|beaucoup|la plupart|la salle"
    r"|les? (?:groupe|participant|jeune|parent|habitant|usager|aidant|famille|professionnel))))\b)"
)
RAPPORTEE = re.compile(
    rf"\bil (?:a|avait|est|fut) {_BIEN}(?:ete )?{_BIEN}(?:{_DEMANDE}|decide|convenu|acte|imagine|envisage) (?:de |d'|qu(?:e |'))"
    r"|\bil (?:a ete|est|serait|etait) (?:aussi |egalement |donc )?(?:demande|propose|suggere|recommande) (?:a|au|aux) (?!chaque|chacun|participant|l'ensemble)"
    r"(?:la |l'|le |les )?[\w'-]+(?: [\w'-]+){0,3}? (?:de |d')\w+(?:er|ir|re)\b"
    # « Autre souhait formulé par les parents : que les portes ferment. »
    r"|^[^:.;«]{3,60}\b(?:demande|propose|souhaite|reclame|recommande|suggere|exprime|formule)e?s? (?:par|chez|dans|partout|souvent)\b[^:.;«]{0,50} ?: (?:que |qu'|de |d'|une? |des |la |le |les |l')"
    rf"|\b(?:a|ont) {_BIEN}ete {_BIEN}(?:suggere|recommande|preconise|demande|souhaite|reclame)e?s?\b{_A_QUI}"
    rf"|^(?:la |le |l'|une? |les |des )[^.;]{{3,160}}\b(?:a|ont) {_BIEN}ete {_BIEN}proposee?s?\b{_A_QUI}"
    rf"|\b(?:a|ont|avons) {_BIEN}{_DEMANDE} {_BIEN}{_QUOI}"
    rf"|\b(?:a|ont|avons) {_BIEN}{_CONVENU} {_BIEN}(?:de |d'|qu(?:e |')|a |pour )"
    rf"|\b(?:propos|sugger|demand|recommand|preconis|souhait|reclam)(?:ait|aient) {_BIEN}(?:de |d'|qu(?:e |')|une? |des )"
    r"|\bse demande(?:nt)? s(?:'il|i l'on|i on) (?:ne )?(?:serait|pourrait|peut|est)|\b(?:serait|est)-il possible (?:de |d'|que)"
    r"|\bconsensus pour (?:que |la |le |l'|\w+(?:er|ir|re)\b)|^(?:l'|une )idee (?:est|serait) (?:donc |aussi |alors )?(?:de |d'|que |qu')"
    # « Une piste a émergé : la création… », « D’autres idées ont porté sur un four commun ».
    r"|\bidee (?:est|a|s'est) (?:\w+ment |aussi |egalement )?(?:ressortie|emerge|venue|degagee|imposee) (?:(?:de |d')\w+(?:er|ir|re)\b|que |qu')"
    r"|\b(?:idee|piste|proposition|solution|suggestion)s?(?: [\w']+){0,2} (?:a|ont|est|sont|s'est|se sont) (?:\w+ment |aussi |egalement )?(?:emerge|ressortie|apparue|degagee)s? ?: "
    r"|\b(?:idee|piste|proposition|suggestion|demande)s?(?: \w+)? (?:a|ont) (?:\w+ment |aussi |egalement )?porte sur (?:une? |des |(?:la |le |l')(?:creation|mise|lancement|amelioration|developpement|installation|ouverture|renforcement|organisation|amenagement)\b)"
    r"|\b(?:a|ont) (?:\w+ment |aussi |egalement )?ete (?:\w+ment )?(?:identifie|cite|retenu|designe|classe|presente)e?s? comme (?:une |des |la |les |l'une des )?priorit(?:e|es|aires?)\b"
    r"|\b(?:groupe|table|participants|habitants|jeunes|parents|eleves|usagers|on) (?:a|ont) (?:\w+ment |aussi |egalement )?imagine (?:de |d'|une? |des )(?!\w*(?:conte|histoire|recit|personnage|scenario)s?\b)"
    r"|\b(?:optons|opte|optent) (?:donc |plutot )?pour "
    r"|\bil (?:est|a ete) (?:toujours|encore|souvent|a nouveau|regulierement) (?:demande|propose|reclame)\b"
    r"|\b(?:est|reste|fut|etait|a ete) (?:aussi |egalement )?une (?:idee|proposition|piste|demande|attente|envie|revendication) (?:emise|evoquee|avancee|partagee|recurrente|forte|frequente|citee|exprimee|formulee)"
    r"|\b(?:senti|note|entendu|releve|exprime|ressort|emerge|emane|y a|apparait) (?:donc |aussi )?une (?:forte |reelle |vraie |grande )?(?:demande|attente|envie|aspiration)\b"
    r"|\bla (?:demande|requete) (?:de |d'|des |du )[^.;]{3,80}\b(?:refait surface|revien\w+|est revenue|demeure|reste)"
    r"|\bs(?:'est|e sont) (?:\w+ment )?accordee?s? (?:a|pour) \w+(?:er|ir|re)\b"
    # Répondre à la consultation n’est pas s’engager sur ce qu’elle demande.
    r"|\bs(?:'est|e sont) (?:\w+ment )?engagee?s? a (?!repondre|examiner|etudier|instruire|rendre compte|revenir|donner suite|transmettre|presenter)(?:ne pas |l[ae'] ?|les |y |en )?\w+(?:er|ir|re)\b"
    r"|\b(?:soulign|insist|rappel|evoqu|point|exprim)\w* (?:sur )?(?:l'(?:importance|interet|urgence|utilite)|la necessite|le (?:besoin|souhait)) (?:de |d'|qu)"
    r"|\b(?:emi(?:s|se|t|ttent)|exprim\w+|formul\w+) (?:le souhait|le voeu|la demande|l'idee) (?:de |d'|qu)"
    r"|^(?:l'|la |une |cette )(?:idee|proposition|possibilite|piste|necessite|demande|opportunite) (?:de |d'|que )[^.;]{3,160}\b(?:a|ont) ete \w+"
)
# « La salle proposée aux habitants », « une enquête leur a été proposée » : de l’organisation.
ORGANISATION = re.compile(
    r"\b(?:leur|vous|nous) (?:a|ont|avons|avait) (?:\w+ment )?(?:ete )?(?:propose|demande|suggere)\w*"
    r"|\bil (?:leur |vous |nous )?(?:a|etait|est) (?:ete )?(?:demande|propose) (?:a|aux?) (?:chaque|chacun|participant|l'ensemble)"
    r"|\b(?:avons|ont|a) (?:demande|propose) (?:a|aux?) "
    r"|\b(?:avons|ont|a) (?:demande|propose|sollicite) (?:un |des |une )?(?:rendez-vous|entretien|audience|reponse)\b"
    r"|\b(?:decide|convenu|acte) (?:de |d'|que )(?:s'abstenir|reporter|repousser|\w+(?:er|ir|re) (?:\w+ ){0,3}(?:comites?|instances?|reunions?|seances?|prochaine?))"
    r"|\b(?:visite|questionnaire|enquete|atelier|animation|temps|exercice|repas|collation|brise-glace|rencontre)s? (?:\w+ ){0,4}(?:a|ont) (?:egalement )?ete propose"
)


def reports_demand(texte: str) -> bool:
    """Vrai si une phrase rapporte ce qui a été demandé, proposé ou convenu."""
    simple = plain(texte)
    return RAPPORTEE.search(simple) is not None and not ORGANISATION.search(simple)
