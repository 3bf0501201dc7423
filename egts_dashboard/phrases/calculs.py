"""Ce que « Pourquoi ces chiffres ? » dit d’un calcul que DuckDB n’a pas fait : formule et référence."""

from egts_dashboard import config
from egts_dashboard.phrases import (
    codage,
    correspondances,
    mots,
    rapprochement,
    representativite,
    representativite_preuves,
    suggestions,
)
from egts_dashboard.phrases.themes import croisements as themes_croisements
from egts_dashboard.phrases.themes import demarches as themes_demarches
from egts_dashboard.phrases.themes import paires as themes_paires
from egts_dashboard.phrases.themes import recurrence as themes_recurrence
from egts_dashboard.phrases.themes import solidite as themes_solidite

REJOUER = (
    "Les requêtes que la page a posées, avec leurs valeurs\u00a0: elles se rejouent telles quelles"
    " dans DuckDB, sur le magasin que la page «\u00a0Sources et qualité\u00a0» laisse emporter."
)
AVANT_APRES = (
    "Chaque requête a été posée deux fois\u00a0: au magasin d’aujourd’hui, qui donne «\u00a0avant\u00a0»,"
    " et à un magasin d’essai où le geste est fait, qui donne «\u00a0après\u00a0». Elles se rejouent dans"
    " DuckDB, sur le magasin que la page «\u00a0Sources et qualité\u00a0» laisse emporter, avant puis"
    " après l’enregistrement."
)
LIGNES_DU_LOT = (
    "**Les lignes et les cases qui changent.** Avant d’être enregistrées, elles ne sont pas dans le"
    " magasin\u00a0: le programme compare ce qui arrive à la table. Une fois le lot écrit, cette requête"
    " redonne leur nombre."
)
NOMBRES_CITES = (
    "Chaque nombre cité est une case de ces réponses, arrondie, le total d’une colonne, le nombre de"
    " lignes, ou bien le rapport ou l’écart de deux d’entre eux."
)
REFAIRE = (
    "**La requête qui refait le calcul.** Elle part de celles d’au-dessus et redonne ce qui a"
    " été calculé hors de la base."
)
_REPRISE = (
    "**Taux**\u00a0: items repris sur items de l’origine, avec l’intervalle de Wilson à 95\u00a0%"
    " (*J. Am. Stat. Assoc.* 22, 1927, <https://doi.org/10.1080/01621459.1927.10502953>).",
    "**Test exact de Fisher**, bilatéral\u00a0: une origine contre toutes les autres ensemble, si"
    f" l’on attend au moins {config.SEUIL_EFFECTIF_ATTENDU} reprises et autant de non-reprises.",
    "**q**\u00a0: Benjamini–Hochberg sur les origines testées (*J. R. Stat. Soc. B* 57, 1995,"
    " <https://doi.org/10.1111/j.2517-6161.1995.tb02031.x>).",
)
_RESSEMBLANCE = (
    "**Ressemblance**\u00a0: cosinus entre les racines des deux textes, les plus rares comptant plus"
    " (Salton et Buckley, 1988, <https://doi.org/10.1016/0306-4573(88)90021-0>)\u00a0; une proposition"
    " à lire, jamais un fait."
    " Les deux groupes les plus proches se réunissent, de proche en proche, tant que leurs couples se"
    " ressemblent assez en moyenne. Les racines sont celles que le magasin garde\u00a0: Snowball ne"
    " s’écrit pas en SQL.",
)
_JUMELLES = (
    "**Ressemblance**\u00a0: 0,6 × cosinus entre les racines des deux textes + 0,4 × cosinus entre leurs"
    " suites de 3 à 5 lettres, les plus rares comptant plus (Salton et Buckley, 1988,"
    " <https://doi.org/10.1016/0306-4573(88)90021-0>)\u00a0; une proposition à lire, jamais un fait."
    " Les quarante textes les plus proches par leurs racines rares sont seuls comparés. Les racines"
    " sont celles que le magasin garde\u00a0: Snowball ne s’écrit pas en SQL.",
)
_TRAME = ("**Table**\u00a0: les trois comptes de chaque thème, l’un sous l’autre.",)
_REPRESENTATIVITE = (
    *(
        paragraphe.format(seuil=config.SEUIL_EFFECTIF_ATTENDU)
        for paragraphe in representativite.METHODE
    ),
    *representativite_preuves.METHODE,
    "**Au hasard**\u00a0: p et la distance que 19 tirages sur 20 ne dépassent pas viennent de tirages"
    " multinomiaux (NumPy, PCG64, graine 2014). La requête en fait d’autres, 9\u202f999 au plus\u00a0: deux"
    " suites de tirages ne donnent pas le même dernier chiffre, et l’erreur de chacune est à côté.",
)
_AUTRES_TIRAGES = (
    "**Au hasard**\u00a0: les tirages de la page viennent de NumPy (PCG64). La requête en fait"
    " d’autres\u00a0: deux suites de tirages ne donnent pas le même dernier chiffre, et l’erreur des"
    " siens est à côté, à 95\u00a0%."
)
_METHODES = {
    "accord": (codage.METHODE, _AUTRES_TIRAGES),
    "cadran": themes_recurrence.METHODE,
    "correspondances": correspondances.METHODE,
    "demarches": themes_demarches.METHODE,
    "ecarts": _REPRESENTATIVITE,
    "grappes": (representativite_preuves.PAR_ATELIER,),
    "jumelles_mots": _JUMELLES,
    "marges": (representativite_preuves.CROISES, _AUTRES_TIRAGES),
    "matrice_specificites": themes_croisements.METHODE_SPECIFICITES,
    "modalites": _REPRESENTATIVITE,
    "mots_assures": mots.METHODE,
    "mots_testes": mots.METHODE,
    "nuage": themes_recurrence.METHODE,
    "paires": themes_paires.METHODE,
    "precision": (rapprochement.MESURE, rapprochement.RECOMPTE),
    "regle": _REPRESENTATIVITE,
    "reseau": themes_paires.METHODE,
    "retraits": themes_solidite.METHODE,
    "saturation": themes_solidite.METHODE,
    "suggestions": (suggestions.METHODE, suggestions.RECOMPTE, _AUTRES_TIRAGES),
    "taux": _REPRISE,
    "trame": _TRAME,
    "voisines": _RESSEMBLANCE,
    "voix": themes_solidite.METHODE,
}


def methode_of(cle: str) -> tuple[str, ...]:
    """Les paragraphes de méthode d’une figure, par sa clé ; vide si compter suffit."""
    return _METHODES.get(cle) or _METHODES.get(cle.split("_")[0], ())
