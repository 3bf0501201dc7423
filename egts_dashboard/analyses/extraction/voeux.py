"""Les vœux dits sans détour : « Nous voudrions… », « Il nous faudrait… », « Laissez-nous… »."""

import re

from egts_dashboard.analyses.extraction.texte import begins_with_infinitive, plain

_AUSSI = (
    r"(?:(?:\w+ment|aussi|donc|bien|enfin|ensuite|encore|surtout|en outre|de plus"
    r"|par ailleurs|du coup|au minimum|notamment),? )*"
)
_QUI = (
    r"(?:ils|elles|on|nous|(?:l'|les? |la |ce |cet |cette |ces |nos |notre |plusieurs |certain\w* |tou\w+ (?:les )?)"
    r"(?:\w+ )?(?:atelier|groupe|participant|membre|habitant|usager|parent|famille|jeune|locataire"
    r"|professionnel|salarie|benevole|resident|aidant|citoyen|eleve|tablee?|assemblee|comite)\w*)"
)
# Ce que l’on voudrait savoir, dire ou saluer n’est rien que l’on demande.
_SAUF_DIRE = (
    r"(?!(?:bien |aussi )?(?:vous |te |les |leur |nous |tou\w* )*(?:savoir|dire|remercier|rappeler|preciser|souligner|saluer|ajouter"
    r"|feliciter|comprendre|temoigner|partager|revenir sur)\b)"
)
_QUOI = r"(?:qu(?:e |')|d(?:e |')|une? |des |les? |la |l'|plus |moins |davantage |\w{2,}(?:er|ir|re|oir)\b)"
VOEU = re.compile(
    # « Nous voudrions visiter avant », « elles aimeraient que la salle ouvre ».
    rf"(?<!si )\b(?:je|on|nous|ils?|elles?|les \w+|beaucoup|plusieurs|certain\w*) (?:voudr|aimer|prefer\w?r)(?:ions|aient|ait|ais)\b,? {_AUSSI}{_SAUF_DIRE}"
    rf"|\b(?:nous|on) souhaiter(?:ions|ait)\b,? {_AUSSI}{_SAUF_DIRE}"
    # « Il nous faudrait une salle » ; « il faudrait » seul se lit déjà.
    r"|\bil (?:nous |leur |lui |y |en |me |te |vous ){1,2}faudrait\b"
    # « Ils verraient d’un bon œil deux bancs », « Le groupe verrait bien une visite ».
    r"|\bverrai(?:t|ent|ions) (?:d'un (?:tres |fort )?bon (?:oe|œ)il\b|(?:bien|volontiers) )"
    # « Il paraîtrait juste que… », « Ils gagneraient, disent-elles, à demander ».
    r"|\bil (?:paraitrait|semblerait) (?:\w+ment )?(?:juste|bon|utile|normal|logique|sage) (?:que |qu'|de |d')"
    r"|\bgagnerai(?:t|ent|ons), [^,;:.]{3,40}, a \w"
    # « Il serait bon aussi que… ».
    rf"|\b(?:il|ce|cela|ca) (?:serait|sera) (?:\w+ment |tres |plus )?(?:bon|bien|utile|pratique|juste|sage|interessant|judicieux|pertinent|preferable|mieux) {_AUSSI}(?:de |d'|qu(?:e |'))"
    # « L’atelier propose donc que… », quel que soit ce qui propose.
    rf"|\b(?:propose|suggere|recommande|preconise|demande|reclame)(?:nt|ons)? {_AUSSI}(?:que |qu')"
    # « Ils proposent aussi une cagnotte » : qui parle, sinon c’est un service qui la propose déjà.
    rf"|^(?:\w+, )?{_QUI} (?:propose|suggere|recommande|preconise|demande|reclame)(?:nt|ons)? {_AUSSI}{_QUOI}"
    # « Il appelle aussi à signer… ».
    rf"|\bappelle(?:nt|ons)? {_AUSSI}a (?:l[ae'] ?|les |se |s'|ne pas )?\w{{2,}}(?:er|ir|re)\b"
    # « Tenir la salle ouverte serait un premier pas ».
    r"|^(?:se |s'|y |en )?\w{2,}(?:er|ir|re)\b [^.;:?]{5,120}\b(?:serait|permettrait|aiderait|eviterait|faciliterait|simplifierait)\b"
    # « Ils ont demandé, dans cet ordre : que… ».
    r"|\b(?:a|ont|avons) (?:\w+ment )?(?:demande|propose|souhaite|reclame|suggere)(?:, [^.;:]{3,60})? ?: (?:qu(?:e |')|d(?:e |')|des? |une? )"
)
# « Laissez-nous nos vélos » se dit à qui décide ; « Utilisez le formulaire » au visiteur.
ORDRE = re.compile(
    r"^(?:alors |et |mais |s'il vous plait,? |svp,? |de grace,? )?(?:ne )?"
    r"(?:laissez|rendez|donnez|aidez|ecoutez|faites|prevenez|expliquez|parlez|apprenez|permettez|accordez|respectez)"
    r"(?:-nous|-moi|-leur|-lui|-les)\b"
    r"|^(?:alors |et |mais |s'il vous plait,? |svp,? |de grace,? )?(?:arretez|cessez) (?:de |d')"
)
RANG = re.compile(
    r"^(?:premierement|deuxiemement|troisiemement|quatriemement|cinquiemement|primo|secundo|tertio"
    r"|en (?:premier|second|deuxieme|troisieme|dernier) lieu)\s?[,:]\s*"
)


def wishes(texte: str) -> bool:
    """Vrai si une phrase fait un vœu, donne un ordre à qui décide ou range des actions."""
    simple = plain(texte).lstrip('«"“ ')
    if rang := RANG.match(simple):
        return begins_with_infinitive(simple[rang.end() :])
    return VOEU.search(simple) is not None or ORDRE.match(simple) is not None
