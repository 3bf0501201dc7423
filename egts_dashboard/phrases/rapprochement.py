"""Ce que la commande rapprocher imprime."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from egts_dashboard.francais import compte, escape_markdown, guillemets, nombre
from egts_dashboard.models.libelles import libelle

REGLE = (
    "Une ressemblance est une proposition à relire, jamais un fait\u202f; avec une mesure"
    " nationale ou une démarche plus tardive, elle ne dit pas la cause."
)

# Ce que « Pourquoi cette note ? » dit du calcul.
NOTE = (
    "**Ressemblance** = 0,85 × (0,6 × racines + 0,4 × suites de lettres) + 0,15 × thème commun\u202f; sans le"
    " thème si l’un des deux n’est pas codé. Un cosinus compare les deux textes trait à trait, les plus"
    " rares en aval comptant plus.",
    "**Appui** = proximité de l’amont à un bout du lien jugé × proximité de l’aval à l’autre bout\u202f: 1 si"
    " c’est le même item, 0,6 si une lecture les a liés, sinon leur ressemblance."
    " **Note** = 1 − (1 − ressemblance) × (1 − 0,7 × appui).",
)


def report(couples: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Chaque couple en trois lignes, puis le compte."""
    for couple in couples:
        juge = couple["statut"] and libelle("statut", couple["statut"]).lower()
        juge = f" (déjà jugé\u00a0: {juge})" if juge else ""
        mots = ", ".join(couple["mots_partages"]) or "aucun mot commun"
        yield f"{nombre(couple['score'], 2)}  {mots}{juge}"
        yield f"  {couple['amont']} [{couple['amont_id']}]"
        yield f"  → {couple['aval']} [{couple['aval_id']}]"
        if couple["appui"]:
            yield f"  {_support(couple['appui'])}"
    yield f"{compte(len(couples), 'couple proposé', 'couples proposés')}. {REGLE}"


MESURE_EN_COURS = "Ce que vaut ce seuil se mesure sur les liens jugés…"
CONSEILLE = "Selon les liens jugés"


def advice(seuil: float, nb_liens: int) -> str:
    """Le seuil retenu quand le lecteur n’en choisit pas, et pourquoi."""
    if not nb_liens:
        return (
            f"Note d’au moins **{nombre(seuil, 2)}**\u00a0: aucun lien jugé n’appuie encore ces"
            " couples, la note est leur seule ressemblance, plus basse."
        )
    verbe = "peut" if nb_liens == 1 else "peuvent"
    return (
        f"Note d’au moins **{nombre(seuil, 2)}**\u00a0: {compte(nb_liens, 'lien')} déjà"
        f" {'jugé' if nb_liens == 1 else 'jugés'} ailleurs {verbe} appuyer ces couples\u202f;"
        " plus il y en a, plus ils relèvent de notes, et plus le seuil conseillé monte."
    )


TROP_GRAND = (
    "Ces deux ensembles font trop de couples pour une page. La commande rapprocher les lit, avec"
    " une barre d’avancement\u202f; ou choisissez un document, un atelier."
)
MESURE = (
    "Mesuré sur les couples de documents lus en entier, à sorte d’item égale\u00a0: précision, la"
    " part des couples proposés que la lecture a liés\u202f; rappel, la part des liens lus qui sont"
    " proposés\u202f; bornes de Wilson à 95\u00a0%. Chaque document d’amont est noté comme s’il"
    " venait d’arriver, sans aucun de ses liens. Un couple que la lecture n’a pas lié compte"
    " pour une erreur, même si l’on aurait pu le lier. La note est une ressemblance de mots, de"
    " lettres et, pour 15\u00a0%, de thèmes\u202f; un lien jugé entre deux items proches la relève."
    " Thèmes et liens ont été lus par la même équipe\u00a0: ailleurs, le gain peut être moindre."
)
RECOMPTE = (
    "**Ce qui se refait**\u00a0: la requête reçoit les couples proposés, par numéros d’items, rangés"
    " au plus haut seuil que leur note atteint, et recompte tout le reste face aux liens du magasin."
    " La note d’un couple se refait sous «\u00a0Pourquoi cette note\u202f?\u00a0»."
)
EN_BLOC = (
    "Décidés sans être lus un à un, ces liens sont marqués «\u00a0incertains\u00a0»\u00a0: la page"
    " Remontées sait les écarter."
)


def worth(mesure: Mapping[str, Any]) -> str:
    """Ce que vaut le seuil choisi."""
    if not mesure["nb_proposes"]:
        return "À ce seuil, rien n’a été proposé là où l’on sait juger."
    precision, rappel = mesure["precision_pct"], mesure["rappel_pct"]
    return (
        f"À ce seuil, **{nombre(precision)}\u00a0%** des couples proposés sont des liens jugés"
        f" ({_bounds(mesure, 'precision')}), et **{nombre(rappel)}\u00a0%** des liens jugés sont"
        f" proposés ({_bounds(mesure, 'rappel')}), sur {compte(mesure['nb_juges'], 'lien')}."
    )


def _bounds(mesure: Mapping[str, Any], quoi: str) -> str:
    bas, haut = mesure[f"{quoi}_bas_pct"], mesure[f"{quoi}_haut_pct"]
    return f"{nombre(bas)} à\u00a0{nombre(haut)}\u00a0%"


def queue(restants: int, proposes: int, nouveaux: int, encours: int) -> str:
    """Où en est la file."""
    juges = proposes - nouveaux
    dit = (
        f"**{compte(restants, 'couple')} à lire**, du plus ressemblant au moins\u202f;"
        f" {nombre(juges)} déjà jugés sur {nombre(proposes)} proposés"
    )
    if encours:
        dit += f", dont **{nombre(encours)}** au brouillon, gardés sur ce poste"
    return f"{dit}."


def couple(lu: Mapping[str, Any], themes: Mapping[str, str]) -> str:
    """La note d’un couple, ses mots et ses thèmes communs."""
    mots = ", ".join(map(escape_markdown, lu["mots_partages"])) or "aucun"
    sortes = [libelle("objet", lu[bout]) for bout in ("amont_objet", "aval_objet")]
    note = f"note **{nombre(lu['score'], 2)}**"
    if lu["appui"]:
        note += f" (ressemblance seule\u00a0: {nombre(lu['ressemblance'], 2)})"
    dit = f"{' → '.join(sortes)} · {note} · mots communs\u00a0: {mots}"
    communs = [themes.get(t, t) for t in lu["themes_partages"]]
    if communs:
        dit += f" · thème commun\u00a0: {escape_markdown(', '.join(communs))}"
    if lu["appui"]:
        dit += f". {escape_markdown(_support(lu['appui']))}."
    return dit


def _support(appui: Sequence[str]) -> str:
    """Le lien déjà jugé qui relève la note."""
    ici, la = map(guillemets, appui)
    return f"Appuyé par un lien déjà jugé\u00a0: {ici} et {la}"


def saved(nb: int) -> str:
    """Ce qui vient d’être enregistré."""
    return f"{compte(nb, 'décision enregistrée', 'décisions enregistrées')}."
