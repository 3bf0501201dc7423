"""Ce que la page Thèmes dit des mots d’une sélection."""

from collections.abc import Mapping

import pandas as pd

from egts_dashboard.francais import (
    compte,
    escape_markdown,
    guillemets,
    liste,
    nombre,
)
from egts_dashboard.phrases.objets import NOMS, items

# Un mot plus long n’aiderait pas à retrouver sa place.
MOT_CITE = 40
METHODE = (
    "**Ce qui est compté.** Les mots pleins des intitulés, tels que le magasin les rédige d’après les"
    " documents, et les mots exacts des documents là où vous les avez ajoutés. Un mot très employé"
    " pour rédiger («\u00a0mettre\u00a0», «\u00a0développer\u00a0») peut tenir à la rédaction. Les formes"
    " d’une même racine sont réunies sous la plus écrite\u202f; mots-outils et nombres sont écartés.",
    "**Le test.** Le modèle hypergéométrique de Lafon, repris par Lebart et Salem\u00a0: sur N mots du"
    " corpus dont k fois celui-ci, la sélection en prend n\u202f; combien de fois le hasard le lui"
    " donnerait-il\u202f? La probabilité est bilatérale\u00a0: deux fois la plus petite queue.",
    "**La correction.** Benjamini–Hochberg à 5\u00a0% sur tous les mots écrits au moins cinq fois\u202f;"
    " leur nombre est dit. La longueur d’une barre est −log10 de la queue.",
    "**Ce que cela ne dit pas.** Un item court écrit rarement deux fois un mot, mais les items d’un"
    " même atelier se répondent\u00a0: ce ne sont pas des tirages indépendants. L’écart est décrit, il ne"
    " se généralise pas.",
    "**Où c’est établi.** Lafon, «\u00a0Sur la variabilité de la fréquence des formes dans un corpus\u00a0»,"
    " *Mots* 1, 1980 (<https://doi.org/10.3406/mots.1980.1008>)\u202f; Lebart et Salem, *Statistique"
    " textuelle*, Dunod, 1994.",
)


FICHIERS = (
    "**Corpus IRaMuTeQ.** Un texte par item\u00a0: une ligne étoilée (sorte, atelier, territoire, niveau,"
    " année, document, thèmes), puis les mots du document s’ils sont connus, sinon l’intitulé. Accents"
    " et ponctuation simple gardés\u202f; étoiles, soulignés, guillemets et autres signes ôtés, «\u00a0%\u00a0» et"
    " «\u00a0€\u00a0» écrits en lettres, marques inclusives repliées. «\u00a0nr\u00a0»\u00a0: non renseigné.",
    "**Matrice.** Une ligne par item, une colonne par thème\u00a0: 1 s’il le porte, à tout rang.",
    "**Livre de codes REFI-QDA.** Les thèmes, leur définition, ce qu’ils incluent et excluent, au schéma"
    " d’échange que lisent NVivo, ATLAS.ti, MAXQDA, QualCoder ou Taguette. Il est entier, quelle que"
    " soit la sélection\u202f; l’identifiant d’un thème ne change jamais.",
)
AIDE_CONCORDANCE = (
    "Comme la recherche\u00a0: accents, pluriels et accords indifférents\u202f; un sigle et son"
    " développement se cherchent ensemble\u202f; «\u00a0form*\u00a0» pour un début de mot\u202f;"
    " des guillemets pour des mots exacts\u202f; «\u00a0-bénévole\u00a0» pour écarter un mot."
    " Plusieurs mots sans guillemets doivent se suivre, à des «\u00a0de\u00a0» ou «\u00a0la\u00a0» près."
)
SANS_MOT = "Tapez un mot ou une suite de mots\u00a0: chaque emploi s’affiche avec ce qui l’entoure."


def comparaison(tailles: Mapping[str, int], objet: str, est_filtree: bool) -> str:
    """La sélection et ce qui lui fait face."""
    dans, reste = (
        tailles["items_dans"],
        tailles["items_en_tout"] - tailles["items_dans"],
    )
    face = (
        items(objet, reste)
        if est_filtree
        else compte(reste, "item d’autre sorte", "items d’autre sorte")
    )
    return f"Sélection\u00a0: {items(objet, dans)}. Reste\u00a0: {face}."


def echantillon(pas_dans: int, pas_reste: int) -> str:
    """Ce qui est comparé quand il y a trop d’items pour les relire tous."""
    lus = [
        _one_in(pas, cote)
        for pas, cote in ((pas_dans, "la sélection"), (pas_reste, "le reste"))
    ]
    return (
        f"**Échantillon**\u00a0: {liste(lus)}, toujours les mêmes. Les nombres de fois et d’items"
        " ci-dessous sont ceux de l’échantillon."
    )


def _one_in(pas: int, cote: str) -> str:
    return (
        f"tous les items dans {cote}"
        if pas == 1
        else f"un item sur {nombre(pas)} dans {cote}"
    )


def trop_peu(tailles: Mapping[str, int], minimum: int, objet: str) -> str:
    """Pourquoi rien n’est comparé."""
    reste = tailles["mots_en_tout"] - tailles["mots_dans"]
    if not reste:
        return (
            f"Les filtres retiennent tout\u00a0: il ne reste rien à quoi comparer ces {NOMS[objet][1]}."
            " Choisissez un atelier, un territoire, un thème, un document…"
        )
    return (
        f"Trop peu de mots pour comparer\u00a0: **{nombre(tailles['mots_dans'])}** dans la sélection"
        f" ({compte(tailles['items_dans'], 'item')}), {nombre(reste)} dans le reste\u202f; il en faut"
        f" {nombre(minimum)} de chaque côté. Données insuffisantes\u00a0: rien n’est dessiné."
    )


def constat(tableau: pd.DataFrame) -> str:
    """Les mots qui se détachent, ou qu’aucun ne se détache."""
    essais = compte(len(tableau), "mot testé", "mots testés")
    assures = tableau[tableau["est_specifique"]]
    if assures.empty:
        suite = (
            f" Le plus net\u00a0: {_measured(tableau.iloc[0])}." if len(tableau) else ""
        )
        return f"**Aucun mot** ne se détache à 5\u00a0% après correction ({essais}).{suite}"
    verbe = "se détache" if len(assures) == 1 else "se détachent"
    phrase = f"**{compte(len(assures), 'mot')}** {verbe} à 5\u00a0% après correction ({essais})."
    plus, moins = assures[assures["indice"] > 0], assures[assures["indice"] < 0]
    if len(plus):
        phrase += f" Plus qu’attendu\u00a0: {_list(plus)}."
    if len(moins):
        phrase += f" Moins qu’attendu\u00a0: {_list(moins)}."
    return phrase


def _list(tableau: pd.DataFrame) -> str:
    return liste([_measured(v) for _, v in tableau.head(3).iterrows()])


def _measured(v: pd.Series) -> str:
    return (
        f"{escape_markdown(guillemets(v['mot']))} ({nombre(v['occurrences_dans'])} fois pour"
        f" {nombre(v['occurrences_attendues'], 1)} attendues)"
    )


def precision(tableau: pd.DataFrame) -> str:
    """L’unité, la base, et comment lire les barres."""
    v = tableau.iloc[0]
    return (
        "Nombre de fois où le mot est écrit, en gras, pour le nombre attendu. Orange, à droite\u00a0: plus"
        " qu’attendu\u202f; bleu, à gauche\u00a0: moins. Barre longue\u00a0: écart plus net. Base\u00a0:"
        f" {nombre(v['mots_dans'])} mots pleins sur {nombre(v['mots_en_tout'])}."
    )


def alt(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle : les mots dessinés et leurs comptes."""
    dits = "\u202f; ".join(
        f"{v.mot}, {nombre(v.occurrences_dans)} pour {nombre(v.occurrences_attendues, 1)} attendues"
        for v in tableau.itertuples()
    )
    return f"Une barre par mot, {compte(len(tableau), 'mot')}\u00a0: {dits}."


def emplois(nb_lignes: int, nb_items: int, nb_lus: int, tape: str) -> str:
    """Combien d’emplois, et si la lecture est bornée."""
    mot = escape_markdown(guillemets(tape.strip()))
    if not nb_lignes:
        loin = (
            f" {compte(nb_items, 'item')} de la sélection ont ces mots, mais pas à la suite."
            if nb_items
            else " Relâchez un filtre, ou écrivez le mot autrement."
        )
        return f"Aucun emploi de {mot} dans la sélection.{loin}"
    borne = (
        f", lus dans les {nombre(nb_lus)} premiers items des {nombre(nb_items)} qui ont ces"
        " mots\u00a0: un filtre resserre"
        if nb_items > nb_lus
        else ""
    )
    return f"**{compte(nb_lignes, 'emploi')}** de {mot}, toutes formes réunies{borne}."


def a_emporter(nb: int, objet: str) -> str:
    """Ce que les fichiers contiennent."""
    return f"{items(objet, nb)}, filtres et thème compris, pour d’autres logiciels."


def trop_a_emporter(maximum: int) -> str:
    """Pourquoi rien ne s’emporte."""
    return (
        f"Plus de {nombre(maximum)} items\u00a0: resserrez un filtre, ou emportez tout le magasin par la"
        " page Sources et qualité."
    )


def recherche_coupee(nb_signes: int, nb_cherches: int, dernier: str) -> str:
    """Un texte trop long n’est cherché qu’en partie : jusqu’où."""
    cite = guillemets(escape_markdown(dernier))
    jusqu_ou = f", jusqu’à {cite}" if len(dernier) <= MOT_CITE else ""
    return (
        f"Ce texte a {nombre(nb_signes)} signes\u00a0: seuls les {nombre(nb_cherches)} premiers"
        f" sont cherchés{jusqu_ou}."
    )
