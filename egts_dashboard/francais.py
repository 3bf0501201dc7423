"""Nombres, montants, dates et mots à la française. La seule porte vers ces usages."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

FINE = "\u202f"  # espace fine insécable : entre les milliers, avant ; ! ?
INSECABLE = "\u00a0"  # espace insécable : avant les unités et les deux-points
MOINS = "\u2212"
NON_RENSEIGNE = "n.\u00a0r."
# Une valeur que le magasin connaît et que le secret statistique interdit de montrer.
MASQUE = "masqué"
SIGNES_MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~$&:@/=^")

MOIS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre"
    " décembre"
).split()

# D’une phrase de page : un signe échappé, une marque de gras, ou un signe.
_SIGNES = re.compile(
    rf"\\([{re.escape(''.join(sorted(SIGNES_MARKDOWN)))}])|(\*\*)|(.)", re.DOTALL
)

# L’article que la phrase donne à un territoire ; un nom absent n’en a pas (« de Paris »,
# « d’Aquitaine », « de Seine-et-Marne »). Aux régions féminines, l’usage l’ôte après « de ».
_ARTICLES = {
    nom: article
    for article, noms in {
        "le": "Bas-Rhin, Calvados, Cantal, Cher, Doubs, Finistère, Gard, Gers, Haut-Rhin, Jura,"
        " Loiret, Lot, Morbihan, Nord, Pas-de-Calais, Puy-de-Dôme, Rhône, Tarn,"
        " Territoire de Belfort, Val-d’Oise, Val-de-Marne, Var, Vaucluse, Centre, Grand Est,"
        " Languedoc-Roussillon, Limousin, Nord-Pas-de-Calais, Sud-Ouest, Sud-Est, Nord-Ouest,"
        " Nord-Est, Grand Sud, Grand Ouest",
        "la": "Charente, Charente-Maritime, Corrèze, Corse-du-Sud, Côte-d’Or, Creuse, Dordogne,"
        " Drôme, Gironde, Guadeloupe, Guyane, Haute-Corse, Haute-Garonne, Haute-Loire,"
        " Haute-Marne, Haute-Saône, Haute-Savoie, Haute-Vienne, Loire, Loire-Atlantique, Lozère,"
        " Manche, Marne, Martinique, Mayenne, Meuse, Moselle, Nièvre, Sarthe, Savoie,"
        " Seine-Maritime, Seine-Saint-Denis, Somme, Vendée, Vienne",
        "l’": "Ain, Aisne, Allier, Ardèche, Ariège, Aube, Aude, Aveyron, Essonne, Eure, Hérault,"
        " Indre, Isère, Oise, Orne, Yonne",
        "les": "Alpes-Maritimes, Alpes-de-Haute-Provence, Ardennes, Bouches-du-Rhône,"
        " Côtes-d’Armor, Deux-Sèvres, Hautes-Alpes, Hautes-Pyrénées, Hauts-de-France,"
        " Hauts-de-Seine, Landes, Pays de la Loire, Pyrénées-Atlantiques, Pyrénées-Orientales,"
        " Vosges, Yvelines",
    }.items()
    for nom in noms.split(", ")
}

# Un mot coupé au bout d’une ligne ; « après- » et « celui- » gardent leur tiret.
_FEMININS = frozenset({"Année", "Démarche", "Nature", "Reprise"})
_CESURE = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
_MOT_LU = 40
_MOT_OUTIL = re.compile(
    r"(?:^|(?<=[ ’']))(?:et|ou|de|du|des|d[’']|le|la|les|l[’']|un|une|à|au|aux|en|par|pour|sur|dans"
    r"|avec|entre|que|qui)$"
)
_COMPOSE = re.compile(
    r"\b(?:après|avant|arrière|sous|vice|ex|non|anti|contre|demi|mi|semi|celui|celle|ceux|celles|peut"
    r"|rendez|porte|socio|médico|grand|petit|saint|sainte|haut|bas|nord|sud|vis|quelques|plus|chef"
    r"|savoir|garde|centre|court|long|moyen|week"
    r"|dix|vingt|trente|quarante|cinquante|soixante|quatre)-$",
    re.IGNORECASE,
)

Nombre = int | float | Decimal


def nombre(valeur: Nombre | None, decimales: int = 0) -> str:
    """« 1 234,5 » ; « n. r. » quand la valeur manque, car elle n’est pas zéro."""
    if valeur is None or valeur != valeur:
        return NON_RENSEIGNE
    quantum = Decimal(1).scaleb(-decimales)
    arrondi = Decimal(str(valeur)).quantize(quantum, rounding=ROUND_HALF_UP)
    texte = f"{abs(arrondi):,.{decimales}f}".replace(",", FINE).replace(".", ",")
    return f"{MOINS}{texte}" if arrondi < 0 else texte


def euros(valeur: Nombre | None) -> str:
    """« 9 265,76 € », au centime."""
    if valeur is None or valeur != valeur:
        return NON_RENSEIGNE
    return f"{nombre(valeur, 2)}{INSECABLE}€"


def euros_signes(valeur: Nombre) -> str:
    """« +265,76 € » ou « −734,24 € »."""
    return f"+{euros(valeur)}" if valeur > 0 else euros(valeur)


def pourcent(part: Nombre | None, decimales: int = 0) -> str:
    """« 31 % » à partir d’une part entre 0 et 1."""
    if part is None or part != part:
        return NON_RENSEIGNE
    return f"{nombre(Decimal(str(part)) * 100, decimales)}{INSECABLE}%"


def date_longue(jour: dt.date | None, precision: str = "jour") -> str:
    """« 10 juin 2014 », « 1er juin 2014 », « juin 2014 » selon la précision connue."""
    if jour is None:
        return NON_RENSEIGNE
    mois = f"{MOIS[jour.month - 1]}{INSECABLE}{jour.year}"
    if precision != "jour":
        return mois
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme}{INSECABLE}{mois}"


def compte(n: int, singulier: str, pluriel: str | None = None) -> str:
    """« 1 atelier », « 8 ateliers » : le singulier vaut au-dessous de deux."""
    mot = singulier if abs(n) < 2 else pluriel or f"{singulier}s"
    return f"{nombre(n)}{INSECABLE}{mot}"


def tous(nom: str) -> str:
    """Ce que dit un filtre où rien n’est choisi : « Tous » les thèmes, « Toutes » les années."""
    return "Toutes" if nom in _FEMININS else "Tous"


def liste(mots: Sequence[str], dernier: str = "et") -> str:
    """« a, b et c »."""
    if len(mots) < 2:
        return "".join(mots)
    return f"{', '.join(mots[:-1])} {dernier} {mots[-1]}"


def guillemets(texte: str) -> str:
    """« texte »."""
    return f"«{INSECABLE}{texte}{INSECABLE}»"


def de(nom: str) -> str:
    """« du Finistère », « de la Vienne », « de l’Aude », « des Landes », « d’Aquitaine », « de Paris »."""
    article = _ARTICLES.get(nom.replace("'", "’"))
    if article:
        return {"le": "du ", "la": "de la ", "l’": "de l’", "les": "des "}[
            article
        ] + nom
    if nom.startswith(("Le ", "Les ")):
        contracte = {"Le": "du", "Les": "des"}
        premier, reste = nom.split(" ", 1)
        return f"{contracte[premier]} {reste}"
    debut = nom[:4].lower()
    # Des noms de territoires, seuls ceux en « Haut » gardent leur h.
    est_elide = debut[:1] in "aàâeéèêiîoôuûyœh" and debut != "haut"
    return f"d’{nom}" if est_elide else f"de {nom}"


def dans(nom: str, est_commune: bool = False) -> str:
    """« dans le Finistère », « dans l’Aude », « en Aquitaine » ; d’une commune, « à Paris », « au Havre »."""
    if est_commune:
        contracte = {"Le": "au", "Les": "aux"}
        premier, _, reste = nom.partition(" ")
        return (
            f"{contracte[premier]} {reste}"
            if reste and premier in contracte
            else f"à {nom}"
        )
    article = _ARTICLES.get(nom.replace("'", "’"))
    if article:
        return f"dans {article}{'' if article == 'l’' else ' '}{nom}"
    return f"en {nom}"


def escape_markdown(texte: str) -> str:
    """Le texte tel quel dans du Markdown : aucun signe n’y met en forme, ne lie ni ne calcule."""
    # split() sans argument mangerait les espaces insécables.
    plat = " ".join(re.split(r"[ \t\r\n\f\v]+", texte)).strip(" ")
    return "".join(f"\\{c}" if c in SIGNES_MARKDOWN else c for c in plat)


def split_bold(phrase: str) -> tuple[tuple[str, bool], ...]:
    """Une phrase de page, en morceaux (texte, est en gras), échappements ôtés."""
    morceaux: list[tuple[str, bool]] = []
    est_gras, courant = False, ""
    for echappe, marque, signe in _SIGNES.findall(phrase):
        if marque:
            morceaux.append((courant, est_gras))
            est_gras, courant = not est_gras, ""
        else:
            courant += echappe or signe
    return tuple(m for m in [*morceaux, (courant, est_gras)] if m[0])


def plain(phrase: str) -> str:
    """La même, en texte seul."""
    return "".join(texte for texte, _ in split_bold(phrase))


def expects_more(ligne: str) -> bool:
    """Vrai pour une ligne qui finit sur « de », « et », « pour » : elle attend la suivante."""
    return _MOT_OUTIL.search(ligne[-_MOT_LU:]) is not None


def rejoin(debut: str, suite: str) -> str:
    """Deux bouts de ligne en un : la césure s’efface, le tiret d’un mot composé reste."""
    debut, suite = debut.rstrip(), suite.lstrip()
    # Seul le dernier mot compte : un long paragraphe ne se relit pas à chaque ligne.
    fin = debut[-_MOT_LU:]
    if not _CESURE.search(fin) or not suite[:1].isalpha():
        return f"{debut} {suite}".strip()
    # « Poitou- », puis « Charentes » : une césure ne précède pas une majuscule.
    est_compose = suite[0].isupper() or _COMPOSE.search(fin)
    return debut + suite if est_compose else debut[:-1] + suite
