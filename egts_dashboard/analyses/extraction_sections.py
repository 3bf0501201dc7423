"""Les mots par lesquels un rapport annonce ses parties, en minuscules sans accents."""

import re
from typing import Literal

Annonce = Literal["preconisation", "constat", "pratique", "neutre", "sommaire"]

_DEBUT = (
    r"^(?:(?:les|nos|des|le|la|l'|une? (?=\w+ partage)|principales?|principaux|synthese des|recapitulatif des"
    r"|recueil des|liste des|quelques|elements de|rappel des|presentation des|autres"
    r"|grandes?|points de|quels?|quelles?|ensemble des)\s*)*"
)
_SECTIONS: tuple[tuple[Annonce, str], ...] = (
    ("sommaire", r"(?:sommaire|table des matieres|plan du (?:rapport|document))\b"),
    (
        "pratique",
        r"(?:une? )?(?:bonnes? pratiques?\b|(?:coups? de coeur|bons? exemples?|realisations? exemplaires?|idees? a (?:prendre|piquer|reprendre|emprunter)|repere (?:ailleurs|pour vous)|vue? ailleurs)\b|(?:pratiques?|experiences?|initiatives?|actions?|exemples?)"
        r"(?: \w+){0,3} «?\s*(?:inspirante?s?|innovante?s?|remarquables?|exemplaires?|reussie?s?)"
        r"|(?:pratiques?|initiatives?|experiences?)(?: (?:reperee?s|existantes?|locales?|citee?s|releve?e?s|signalee?s|recensee?s|a (?:suivre|partager|diffuser)|du territoire|des territoires))*$|ce qui (?:existe|se fait)\b|(?:ils|elles|on|nous) (?:le |l')?(?:font|fait|faisons|a fait|ont fait)\b(?: deja)?|ca (?:existe|se fait|marche) (?:deja|ailleurs)|(?:ils|elles|cela|ca) nous (?:ont|a|inspirent?)(?: inspire\w*)?$|deja (?:la|en place|a l'oeuvre)|(?:coups? de projecteur|zooms?|gros plan|focus)\b(?! groupe?s?\b)|experimentations?(?: (?:en cours|locales?|reussies?|inspirantes?))*$|a l'etranger$|(?:et )?chez nos voisins|ce que d'autres (?:ont|font)\b|exemples?(?: (?:a suivre|cites?|donnes?|releves?|inspirants?))?$|ce qui (?:nous )?(?:(?:a|ont) )?inspire|ce qui marche ailleurs|(?:sources? d')?inspirations?\b"
        r"|.{0,40}\bailleurs\b|retours? d'experiences?|ils l'ont fait)",
    ),
    (
        "preconisation",
        r"(?:ce qui (?:est|a ete|serait|sera|fut) (?:propose|preconise|recommande|demande|attendu|souhaite|souhaitable|retenu|decide|suggere)|mesures$|chantiers?$|feuilles? de route|cahiers? de (?:propositions|doleances)|comment (?:faire|agir|mieux|ameliorer)\b|qu(?:e |')(?:faudrait-il|pourrait-on|peut-on|peut-il|faut-il|pourrions-nous|pouvons-nous|propose-t-on|voulons-nous|souhait)|conclusions? et (?:recommandations|preconisations|propositions)|preconisations?|recommandations?|propositions?|pistes?\b|axes? (?:d'amelioration"
        r"|de progres|de travail|de developpement)|(?:points?|aspects?) a ameliorer|ameliorations?"
        r"|enjeux?\b|attentes?\b|demandes?\b|suggestions?\b|actions? (?:a|proposees?|prioritaires?)"
        r"|perspectives? d'(?:action|amelioration)|idees?\b|ce qu(?:e |'|e l')(?:nous|on|ils?|elles?|(?:les?|la|nos|notre) \w+|l'\w+|\w+)(?: \w+)? (?:propos|recommand|preconis|demand"
        r"|souhait|voul|veulent|attend|faut|faudrait|faudra)|que (?:faire|proposons|faut)\b"
        r"|perspectives?\b|priorites?\b|solutions?\b|leviers? d'action|souhaits?\b|voeux|mesures? (?:proposees?|a)|vers quoi"
        r"|(?:actions?|mesures?|decisions?) (?:retenue|envisagee|prise|adoptee|validee|decidee|attendue)s?|decisions?$|plans? d'actions?|orientations?\b|engagements\b|precos?\b|a (?:faire|developper|renforcer)\b)",
    ),
    (
        "constat",
        r"(?:(?:ou en (?:est-on|sommes-nous|est)|situation (?:actuelle|de depart|presente|aujourd'hui|du)|situation$|points? noirs?|irritants?|manques?$|besoins?$|alertes?$|l'existant|existant$|l'etat (?:actuel|present)|portrait (?:du|de)|photographie (?:du|de)|realites?(?: (?:du|de|vecues?))?|enseignements?\b|echanges$|debats?$|teneur des echanges|contenu des echanges|retour sur les echanges|apports? du groupe)\b|ce qui (?:est|a ete|fut) (?:observe|constate|releve|ressorti|dit|entendu|vecu|note|signale|partage)|ce qui (?:ressort|s'est dit|pose|coince|inquiete|plait|rassemble|divise|gene|revient)|verbatims?\b|paroles? (?:d'|de |des )|etats? des lieux|bilans?\b(?! (?:financier|comptable|carbone|d'activite|de competence))|constats?\b|diagnostics?\b|freins?\b|leviers?\b|forces?\b|faiblesses?\b"
        r"|opportunites?\b|menaces?\b|points? (?:forts?|faibles?|positifs?|negatifs?|saillants?|de vigilance)"
        r"|difficultes?\b|atouts?\b|obstacles?\b|interrogations?\b|questionnements?\b|ideal\b|cauchemar\b"
        r"|«?\s*l'ideal|«?\s*le cauchemar|du cote\b|problemes?\b|problematiques?\b|limites?\b|analyses? partage"
        r"|besoins? (?:reperes|identifies|exprimes)|ce qui (?:va|ne va|fonctionne|ne fonctionne|marche|ne marche|freine|bloque|aide|manque|nous)"
        r"|ce qu(?:e |')(?:nous|on|l'on|(?:les?|la|nos|notre) \w+|l'\w+|ils?)(?: \w+)? (?:avons|reten|retien|a|ont|observ|constat|vu|entend|releve|dis|viv)\w*|ce que (?:disent|vivent|pensent|constatent|ressentent|racontent|signalent|observent)\b|ressentis?\b"
        r"|observations?\b|risques?\b|reussites?\b|temoignages?\b|points? d'appui|avantages?\b|inconvenients?\b"
        r"|debats? et problematiques?|definition retenue)",
    ),
    (
        "neutre",
        r"(?:introduction|conclusions?\b|contexte|methodes?\b|methodologie|deroule\b|deroulement"
        r"|participants?\b|participation\b|annexes?\b|remerciements?|calendrier|budget|elements budgetaires"
        r"|preambule|presentation|programme|structures? representees|bibliographie|finalites?\b"
        r"|(?:quels? )?objectifs?\b|cloture|le mot de la fin|comite|une (?:organisation|posture|demarche|methodologie|formalisation)"
        r"|prochaine?s? (?:etape|reunion|seance|rendez-vous)|et (?:apres|maintenant)\b|qui fait quoi|la suite\b"
        r"|suites? (?:donnees|a donner|du|de la|envisagees)|glossaire|representativite|contributions\b|composition|organisation\b"
        r"|tableau recapitulatif|consommation|depenses|ordre du jour|edito|avant-propos|contacts?\b|credits?\b)",
    ),
)
ORDINAIRE = re.compile(
    r"\b(?:budget|calendrier|methode|demarche|participants?|presents|ordre du jour|annexes?|programme|suites?|salle|questions)\b"
)
# Dans un titre que rien d’autre ne dit, un mot suffit, où qu’il soit.
INDICES: tuple[tuple[Annonce, re.Pattern[str]], ...] = (
    (
        "pratique",
        re.compile(r"\b(?:inspir\w+|exemples?|experiences?|initiatives?|ailleurs)\b"),
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
            r"|reten\w+|retien\w+|inquietudes?|craintes?|ressenti\w*|vecu|entendu|dysfonctionnements?|enseignements?)\b"
        ),
    ),
)
MOTS_D_INDICE = 8
SECTIONS = [(annonce, re.compile(_DEBUT + motif)) for annonce, motif in _SECTIONS]
