"""Les mots par lesquels un rapport annonce ses parties, en minuscules sans accents."""

import re
from typing import Literal

Annonce = Literal["preconisation", "constat", "pratique", "neutre", "sommaire"]

_DEBUT = (
    r"^(?:(?:les|nos|vos|leurs|des|le|la|l'|une? (?=\w+ partage)|principales?|principaux|synthese des|recapitulatif des"
    r"|recueil des|liste des|quelques|elements de|rappel des|presentation des|autres"
    r"|grandes?|points de|quels?|quelles?|ensemble des)\s*)*"
)
_GENS = r"(?:nous|on|l'on|ils?|elles?|(?:les?|la|nos|notre) \w+|l'\w+|\w+)"
_QUI = r"-(?:t-)?(?:ils|elles|on|nous|vous)\b"
_SOMMAIRE = (
    "sommaire",
    "table des matieres",
    "plan du (?:rapport|document)",
    "(?:sur|dans) (?:cette page|ce document|ce dossier|cet article)$",
)
_PRATIQUE = (
    r"(?:une? )?bonnes? pratiques?\b",
    r"(?:une? )?(?:pratiques?|experiences?|initiatives?|actions?|exemples?)(?: \w+){0,3} «?\s*(?:inspirante?s?|innovante?s?|remarquables?|exemplaires?|reussie?s?)",
    r"(?:une? )?(?:pratiques?|initiatives?|experiences?)(?: (?:reperee?s|existantes?|locales?|remarquee?s|marquante?s?|notables?|citee?s|releve?e?s|signalee?s|recensee?s|a (?:suivre|partager|diffuser|(?:faire )?connaitre|essaimer|reproduire)|du territoire|des territoires))*$",
    r"(?:une? )?exemples?(?: (?:a suivre|cites?|donnes?|releves?|inspirants?))?$",
    r"(?:une? )?(?:experience|initiative|exemple) qui\b",
    r"(?:realisations?|actions?|experiences?|initiatives?|choses|exemples?|pratiques?) qui (?:marche|fonctionne|inspire|existe|reussi|change|donne)\w*",
    r"(?:quel\w* )?(?:villes?|communes?|exemples?|initiatives?|experiences?|territoires?|lieux?) [^?]{0,40}(?:envie|inspir\w*|modele|exemple)",
    r"a l'etranger\s*$|ce qu(?:e |').{2,30}\b(?:admir|envi)(?:e|ons)\b",
    r"(?:connaissez|avez|auriez)-vous (?:\w+ ){0,4}(?:initiatives?|experiences?|exemples?|pratiques?)\b",
    r"(?:et )?chez nos voisins|ce que d'autres (?:ont|font)\b|.{0,40}\bailleurs\b",
    r"regards? (?:exterieurs?|d'ailleurs|ailleurs)|vue?s? d'ailleurs|detours? par",
    "ce qui (?:nous |m'|vous )?(?:(?:a|ont) )?(?:inspire|donnee? (?:des idees|envie))|ce qui (?:marche|fonctionne|reussit) (?:deja|ailleurs|chez)",
    r"(?:vue?s?|reperee?s?|remarquee?s?) (?:a|au|aux|en|dans|chez|pres d\w+|sur le terrain)\b",
    r"ce qui (?:existe|se fait)\b",
    r"(?:sources? d')?inspirations?\b|retours? d'experiences?|(?:ils|elles) l'ont fait",
    r"(?:ils|elles|on|nous) (?:le |l')?(?:font|fait|faisons|a fait|ont fait)\b(?: deja)?",
    "ca (?:existe|se fait|marche)(?: (?:deja|ailleurs)| ?!?$)",
    r"(?:ils|elles|cela|ca) nous (?:ont|a|inspirent?)(?: inspire\w*)?$",
    "deja (?:la|en place|a l'oeuvre)",
    r"(?:coups? de (?:projecteur|coeur)|zooms?|gros plan|bons? exemples?|realisations? exemplaires?)\b",
    r"(?:une? )?bonnes? idees?\b|(?:raisons?|sources?|motifs?|signes?) d'esp(?:erer|oir)|lueurs?\b",
    "(?:une? )?idees? (?:qui (?:marche|fonctionne)|a (?:prendre|piquer|reprendre|emprunter|copier|imiter|adapter|transposer|essaimer))",
    r"(?:une? )?graines? (?:a semer|d(?:e |')\w+)",
    "experimentations?(?: (?:en cours|locales?|reussies?|inspirantes?))*$",
)
_PRECONISATION = (
    r"preconisations?|recommandations?|propositions?|pistes?\b(?! cyclable)|enjeux?\b|attentes?\b|demandes?\b|suggestions?\b|idees?\b",
    r"p?recos?\b|perspectives?\b|priorites?\b|solutions?\b|souhaits?\b|voeux|orientations?\b|engagements\b|revendications?\b|resolutions?\b",
    "axes? (?:d'amelioration|de progres|de travail|de developpement)|leviers? d'action|plans? d'actions?|feuilles? de route",
    "(?:points?|aspects?) a ameliorer|ameliorations?|mesures$|mesures? (?:proposees?|a)|chantiers?(?: (?:a|prioritaires?|communs?)\\b.*)?$",
    "actions? (?:a|proposees?|prioritaires?)|cahiers? de (?:propositions|doleances)",
    "(?:actions?|mesures?|decisions?) (?:retenue|envisagee|prise|adoptee|validee|decidee|attendue)s?|decisions?$",
    rf"ce qu(?:e |'|e l'){_GENS}(?: \w+)? (?:propos|recommand|preconis|demand|souhait|voul|veut|veulent|voudr|aimer|attend|faut|faudrait|faudra)(?!\w* (?:en )?(?:retenir|comprendre|savoir|noter|entendre))",
    r"(?:nous|on) (?:voulons|veut|demandons|demande|proposons|propose|souhaitons|souhaite|aimerions|aimerait|voudrions|voudrait|recommandons|recommande|preconisons|preconise)(?: que?)?$",
    rf"ce qu(?:e |'|e l'){_GENS} (?:pourr|devr)(?:ait|aient|ions|a|ont|ez|iez)\b",
    r"(?:et )?(?:ce que )?vous (?:nous |leur )?(?:\w+ )?(?:proposez|demandez|suggerez|recommandez|souhaitez|voulez|voudriez|aimeriez|reclamez|attendez)\b",
    r"vous (?:nous |leur )?avez (?:\w+ )?(?:propose|demande|suggere|recommande|souhaite|reclame)\b",
    "ce que (?:propose|demande|souhaite|recommande|reclame|suggere|preconise)(?:nt)? ",
    "ce que (?:veut|veulent|voudrait|voudraient|attend|attendent) ",
    r"(?:envies?|reves?)(?: (?:des|pour|de demain)\b.*)?$|ce (?:que|a quoi) .{2,40}\bs'engagent? a\b",
    "ce qui (?:pourrait|devrait|peut|doit) (?:changer|evoluer|s'ameliorer|etre (?:change|ameliore|fait))",
    "ce qu(?:i|'il) reste (?:encore |surtout )?a ",
    r"ce dont (?:\w+ ){1,3}besoin\b|(?:decide|acte|convenu)e?s?(?: (?:en seance|ensemble|ce jour))?$",
    "ce qui (?:est|a ete|serait|sera|fut) (?:propose|preconise|recommande|demande|attendu|souhaite|retenu|decide|suggere)",
    r"ce (?:a|pour) quoi (?:nous|on|ils|elles) \w+",
    r"qu(?:e |')(?:chang|f|propos|voudr|aimer|demand|souhait|amelior)\w*iez-vous\b",
    "ce qu'il (?:faut|faudrait|faudra|conviendrait)(?! (?:en )?(?:retenir|comprendre|savoir|noter|entendre))",
    r"que (?:faire|proposons|faut(?!-il (?:retenir|comprendre|entendre|savoir|en (?:retenir|penser))))\b|vers quoi|comment (?:faire|agir|mieux|ameliorer)\b",
    rf"qu(?:e |')(?:faudrait|pourrait|peut|faut|pourrions|pouvons|voulons|voulez|propos\w*|demand\w*|souhait\w*|veulent|voudrai\w*|attend\w*|recommand\w*|suggere\w*){_QUI}|qu(?:e |')(?:faudrait|faut|pourrait)-il\b(?! (?:en )?(?:retenir|comprendre|entendre|savoir|penser))",
    r"qu'est-ce qu(?:'on|'ils|'elles|e nous) (?:propos|voul|voudr|veut|demand|souhait)",
    r"pour (?:avancer|progresser|aller plus loin|(?:mieux faire|faire mieux)|y remedier|en sortir|que (?:ca|cela) change)$",
    r"(?:ont|a) ete (?:propose|suggere|demande|recommande|preconise|souhaite)e?s?$",
    r"a (?:faire|developper|renforcer|ameliorer|changer|tester|essayer|tenter|lancer|inventer|imaginer|construire|porter|mettre en place)\b",
    r"(?:on|nous) (?:essai|tent|test|lanc|imagin|invent)(?:e|ons)\b|on (?:y va|se lance)\b",
    r"ce que .{2,40}\b(?:met|mettent|mettons|pose|posent|posons|verse|versent|versons|soumet|soumettent|soumettons) (?:sur la table|au (?:pot|debat)|a la discussion)",
    "conclusions? et (?:recommandations|preconisations|propositions)",
)
_CONSTAT = (
    r"(?:\+|[-–−]|plus|moins)$|etats? des lieux|bilans?\b(?! (?:et suites?|financier|comptable|carbone|d'activite|de competence))|constats?\b|diagnostics?\b",
    r"freins?\b|leviers?\b|forces?\b|faiblesses?\b|opportunites?\b|menaces?\b|difficultes?\b|atouts?\b|obstacles?\b",
    r"points? d(?:e |')(?:satisfaction|insatisfaction|tension|friction|accord|desaccord|convergence|divergence|attention|blocage)s?\b",
    "points? (?:durs?|d'accroche|d'appui)|(?:points?|aspects?|cotes?) (?:forts?|faibles?|positifs?|negatifs?|saillants?|noirs?|de vigilance|d'appui)",
    r"interrogations?\b|questionnements?\b|ideal\b|cauchemar\b|«?\s*l'ideal|«?\s*le cauchemar|du cote\b",
    r"problemes?\b|problematiques?\b|limites?\b|analyses? partage|risques?\b|reussites?\b|avantages?\b|inconvenients?\b",
    # « Analyse du groupe », « 3 retours principaux » : ce que la salle pense de ce qu’elle a lu.
    r"analyses?(?: (?:critiques?|collectives?|croisees?|partagees?|(?:du|des|de chaque) (?:groupes?|participants?|habitants?)))?$|(?:rapports? d')?etonnements?\b|surprises$",
    r"(?:(?:\d{1,2}|deux|trois|quatre|cinq) )?(?:principaux |premiers )?retours?(?: (?:principa(?:l|ux)|critiques?|generaux|spontanes?|marquants?|a chaud|(?:du|des|de la|de l')\s?(?:groupes?|participants?|habitants?|usagers?|public|salle|atelier)))?$",
    r"arguments?(?: (?:pour|contre|avances?|entendus?|echanges?|en (?:faveur|defaveur)|favorables?|defavorables?)\b.*)?$",
    r"besoins? (?:reperes|identifies|exprimes)|besoins?$|manques?$|alertes?$|irritants?\b|observations?\b|enseignements?$|(?:premiers |grands )?enseignements? (?:a|de (?:l|la|ce)|du|tire|cle|principa|retenu|recueilli)",
    r"(?:dit|entendu|raconte|partage)e?s? (?:autour|en (?!ligne)|dans|lors|par|pendant|au fil)\b",
    r"(?:ca|cela) (?:ne |n')?(?:coince|bloque|freine|grippe|derange|enerve|va (?:pas|moins|mal)|(?:marche|fonctionne|avance) (?:pas|moins|mal))\b",
    "ce qui (?:va|ne va|fonctionne|ne fonctionne|marche|ne marche|freine|bloque|aide|manque|nous|ressort|s'est dit|pose|coince|inquiete|plait|rassemble|divise|gene|revient)",
    # « Ce qui pèse », « Ce qui nous soulage » ; « Ce qui reste à faire » se demande.
    r"ce qui (?:ne |n'|nous |vous |les |leur |me |m')*(?!suit\b|reste\b|suivra\b|existe\b|change\b)\w{3,}e(?:nt)?(?: pas| plus| le plus| vraiment| beaucoup)?$",
    "ce qui (?:est|a ete|fut) (?:observe|constate|releve|ressorti|dit|entendu|vecu|note|signale|partage)",
    r"ce qu(?:e |')(?:nous|on|l'on|(?:les?|la|nos|notre) \w+|l'\w+|ils?|elles?)(?: \w+)? (?:avons|reten|retien|a|ont|observ|constat|vu|entend|releve|dis|vit\b|viv|sait|savons)\w*",
    r"ce que (?:dit|disent|vit|vivent|(?:pense|constate|ressente?|raconte|signale|observe|releve|retienne)(?:nt)?|retient)\b",
    r"qu(?:e |')(?:faut|peut|doit)-(?:il|on) (?:en )?(?:retenir|comprendre|entendre|penser)|(?:a|points? a|ce qu'il faut) retenir\b",
    rf"qu(?:e |')(?:dis\w*|dit|vivent|pens\w*|constat\w*|ressent\w*|observ\w*|racont\w*|retien\w*|retenons|sav\w+|ont|avons|a){_QUI}",
    r"(?:nous|on) (?:avons|a) (?:\w+ )?(?:vu|constate|observe|entendu|note|releve|vecu|retenu|appris|remarque|compris)(?: que?)?$",
    "qu'est[- ]ce qui (?:ne )?(?:vous |nous |t')?(?:fait (?:venir|rester|partir|peur)|attire|amene|motive|va|plai|manque|derange|marche|fonctionne|bloque|coince|freine|pose|gene|inquiete|empeche|retient|decourage)",
    r"vous (?:nous |leur )?(?:avez (?:\w+ )?(?:dit|raconte|signale|confie|rapporte|fait part|partage|alerte|decrit)|dites|racontez|signalez|constatez|vivez)\b",
    r"(?:on|nous) (?:s'est|nous sommes|se dit) (?:dit|raconte|apercu|rendu compte)",
    r"(?:nous|on) (?:constatons|constate|observons|observe|remarquons|remarque|voyons|voit|entendons|entend|notons|note|vivons|vit)(?: que?)?$",
    r"(?:on|nous) (?:en )?(?:a|avons) (?:marre|assez)\b|ras[ -]le[ -]bol|coups? de gueule|(?:ce que )?(?:on|nous|j'|l'on) (?:n')?aim(?:e|ons)(?: (?:bien|pas|moins|plus))*$",
    r"ressentis?\b|temoignages?\b|verbatims?\b|paroles? (?:d'|de |des |partagees?|recueillies?|libres?|echangees?|croisees?)|remarques?(?: (?:de|du|des|generales?|diverses?)\b.*)?$",
    "ou en (?:est-on|sommes-nous|est)|situation (?:actuelle|de depart|presente|aujourd'hui|du)|situation$|l'existant|existant$",
    "l'etat (?:actuel|present)|portrait (?:du|de)|photographie (?:du|de)|realites?(?: (?:du|de|vecues?))?$",
    r"interventions? (?:orales?|libres?|du public|de la salle|des (?:participants?|habitants?|usagers?))|prises? de parole|echanges? avec (?:la|le|les) (?:salle|public|participant|habitant)|expressions? (?:du|des|libre)",
    "echanges$|debats?$|(?:teneur|contenu) des echanges|retour sur les echanges|debats? et problematiques?|definition retenue",
)
_SUIVI = r"(?:point|retour|suivi|etat d'avancement|reponses?|rappel) (?:sur|de|des|du|aux?) (?:l'|les |la )?(?:precedent\w*|(?:demande|question|action|engagement|proposition|decision|preconisation|recommandation)s?\b.*\b(?:preceden|anterieur|passe|derni|dej))"
_FINANCES = (
    r"(?:ce que|combien) (?:cela|ca) (?:nous )?(?:coute|couterait|a coute)|(?:les |nos )?sous$|l'argent$|combien\b.{0,30}\b(?:cout|argent|depens)\w*|chiffrage|financements?$|couts?$|budget"
    r"|(?:synthese|estimation|tableau|cadrage|volet|elements|donnees|suivi|execution|recapitulatif|bilan)s? (?:financi|budget)\w*"
)
_LIMITES = r"limites? de (?:l'(?:exercice|enquete|etude)|la (?:demarche|methode|concertation|consultation))"
_REFUS = r"ce que .{2,40}\bne (?:fera|feront|retien\w+|peu\w+) pas\b"
_POURQUOI = r"pourquoi (?:ce|cet|cette|ces|un|une|des|les|le|la) ?(?:debats?|demarche|ateliers?|concertation|consultation|rencontres?|rapport|document|synthese|journees?|assises|livret|cahier)$"
_NEUTRE = (
    r"modalites?\b|introduction|conclusions?\b|contexte|methodes?\b|methodologie|deroule\b|deroulement",
    # « Les participants déplorent : » n’en donne pas la liste.
    r"participants?\b(?! (?:\w{2,}(?<!pres)ent|ont|font|se|ne)\b)|participation\b|annexes?\b|remerciements?|calendrier|budget|elements budgetaires",
    r"preambule|presentation|programme|structures? representees|bibliographie|finalites?\b",
    r"(?:quels? )?objectifs?\b|cloture|le mot de la fin|comites?(?: (?:de pilotage|technique|de suivi|d'organisation|scientifique|de redaction)\b.*)?$|une (?:organisation|posture|demarche|methodologie|formalisation)",
    r"prochaine?s? (?:etape|reunion|seance|rendez-vous)|(?:etapes?|reunions?) suivante|et (?:apres|maintenant)\b|qui fait quoi|la suite\b",
    r"suites? (?:donnees|a donner|du|de la|envisagees)|glossaire|representativite|contributions$|contributions (?:ecrites|recues|des?)\b|composition|organisation\b",
    r"elements (?:financiers|budgetaires)|aspects? financiers?|volet financier"
    r"|tableau recapitulatif|consommation|depenses|ordre du jour|edito|avant-propos|contacts?\b|credits?\b",
    r"moyens? (?:engages|humains|mobilises|consacres|financiers)|(?:liste des )?(?:sigles|abreviations|acronymes)\b|mentions? legales?|a lire (?:aussi|egalement)|(?:liste|feuille) d'emargement",
    r"points? (?:budgetaires?|financiers?|d'information|d'etape|divers|sur (?:le budget|les finances|le calendrier))\b|questions? diverses?\b|divers$"
    r"|approbation (?:du|des)\b|(?:informations|affaires|communications) (?:diverses|generales)",
    _FINANCES,
    "bilans? et suites?",
    "qui (?:a|ont|etait|etaient|est) (?:participe|venue?s?|la|present)",
)
_SECTIONS: tuple[tuple[Annonce, tuple[str, ...]], ...] = (
    ("sommaire", _SOMMAIRE),
    # « Point sur les demandes précédentes » rend compte ; rien ne s’y demande.
    (
        "neutre",
        (
            _SUIVI,
            _LIMITES,
            _REFUS,
            _POURQUOI,
        ),
    ),
    ("pratique", _PRATIQUE),
    ("preconisation", _PRECONISATION),
    ("constat", _CONSTAT),
    ("neutre", _NEUTRE),
)
ORDINAIRE = re.compile(
    r"\b(?:budget|calendrier|methode|demarche|participants?|presents|ordre du jour|annexes?|programme|suites?|salle|questions)\b"
)
# Dans un titre que rien d’autre ne dit, un mot suffit, où qu’il soit.
INDICES: tuple[tuple[Annonce, re.Pattern[str]], ...] = (
    (
        "pratique",
        re.compile(
            r"\b(?:inspir\w+|exemples?|experiences?|initiatives?|ailleurs)\b"
            # « Exemples de personnes présentes » n’en donne pas à suivre.
            r"(?! d(?:e |es |')(?:personnes|participants?|presents|structures|questions|publics|metiers))"
        ),
    ),
    (
        "preconisation",
        re.compile(
            r"\b(?:propos(?:e|ons|ent|itions?|ees?)|preconis\w+|recommand\w+|souhait\w*|attentes?|attend\w*|demand(?:es?|ons|ent)"
            r"|solutions?|pistes?|ameliorations?|ameliorer|priorites?|engagements?|demain|decisions?|decide\w*|revendications?)\b"
        ),
    ),
    (
        "constat",
        re.compile(
            r"\b(?:constat\w*|observ\w+|diagnostics?|difficultes?|freins?|forces?|faiblesses?|vigilance|obstacles?|debats?"
            r"|situation|reten\w+|retien\w+|inquietudes?|craintes?|ressenti\w*|vecu|entendu|dysfonctionnements?|enseignements?)\b"
        ),
    ),
)
# « Ce que la ville ne fera pas » : rien ne s’y demande.
REFUS = re.compile(_REFUS)
# Un tableau y range des sommes : ses rangées redisent des demandes, ou n’en sont pas.
FINANCES = re.compile(f"{_DEBUT}(?:{_FINANCES})")
MOTS_D_INDICE = 8
SECTIONS = [
    (annonce, re.compile(f"{_DEBUT}(?:{'|'.join(formes)})"))
    for annonce, formes in _SECTIONS
]
