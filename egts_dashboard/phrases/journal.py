"""Ce que l’on dit d’un lot, d’un retrait, d’une différence entre deux états."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from egts_dashboard.francais import compte, euros, guillemets, liste, nombre
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases.comptes import sentences

CHIFFRES: dict[str, tuple[str, Callable[[Any], str]]] = {
    "preconisations": ("Préconisations", nombre),
    "participations": ("Participations en ateliers", nombre),
    "depenses": ("Dépenses", euros),
    "anomalies": ("Écarts relevés par les contrôles", nombre),
}
PARTICIPES = {"ajout": "ajoutée", "correction": "corrigée", "retrait": "retirée"}
LIGNES_MONTREES = 20
REFUSE = "Le geste n’a pas été fait."
ARRETE = "L’enregistrement a été arrêté avant la fin\u00a0: rien n’a été écrit."


def effect(effet: Mapping[str, Any]) -> Iterator[str]:
    """Un effet (lignes, chiffres), une phrase par ligne : le compte, puis les chiffres."""
    yield f"{sentence(effet['lignes'])}"
    for intitule, avant, apres in headline(effet["chiffres"]):
        suite = "inchangé" if avant == apres else f"{avant} → {apres}"
        yield f"{intitule}\u00a0: {suite}"
    yield from sentences(effet["comptes"])


def sentence(lignes: list[Mapping[str, Any]]) -> str:
    """« 2 lignes ajoutées et 1 ligne retirée. »."""
    comptes = Counter(ligne["geste"] for ligne in lignes)
    dits = [
        compte(comptes[geste], f"ligne {mot}", f"lignes {mot}s")
        for geste, mot in PARTICIPES.items()
        if comptes[geste]
    ]
    return f"{liste(dits)}." if dits else "Aucune ligne ne change."


def headline(
    chiffres: Mapping[str, Mapping[str, Any]],
) -> list[tuple[str, str, str]]:
    """Les chiffres de tête : (intitulé, avant, après), écrits à la française."""
    return [
        (intitule, ecrire(chiffres[nom]["avant"]), ecrire(chiffres[nom]["apres"]))
        for nom, (intitule, ecrire) in CHIFFRES.items()
    ]


def lines(lignes: list[Mapping[str, Any]]) -> Iterator[str]:
    """Les premières lignes d’un effet, puis combien d’autres."""
    for ligne in lignes[:LIGNES_MONTREES]:
        table = libelle("nom_table", ligne["nom_table"])
        yield f"  {ligne['geste']} · {table} · {ligne['ligne_id']}"
    if len(lignes) > LIGNES_MONTREES:
        reste = compte(len(lignes) - LIGNES_MONTREES, "autre ligne", "autres lignes")
        yield f"  et {reste} (--json les donne toutes)"


def lot(ligne: Mapping[str, Any]) -> Iterator[str]:
    """Un lot du journal, en deux lignes."""
    etat = libelle("etat_lot", ligne["etat_lot"])
    yield f"{ligne['lot_id']} — {ligne['lot']} [{etat}]"
    yield (
        f"   {ligne['quand']}, {ligne['auteur']}\u00a0: {ligne['raison']}"
        f" ({nombre(ligne['nb_ajouts'])} +, {nombre(ligne['nb_corrections'])} ~,"
        f" {nombre(ligne['nb_retraits'])} −)"
    )


def version(ligne: Mapping[str, Any]) -> Iterator[str]:
    """Une version d’une ligne, en deux lignes."""
    yield f"{ligne['quand']}, {ligne['auteur']}\u00a0: {ligne['geste']} ({ligne['lot_id']})"
    yield f"   {ligne['changement'] or ligne['raison']}"


def nothing(connus: Sequence[str], personne: str) -> Iterator[str]:
    """Rien à montrer ; qui le journal connaît, si l’on a nommé quelqu’un d’autre."""
    yield "Rien dans le journal pour ce choix."
    if personne and personne not in connus:
        yield f"Personnes du journal\u00a0: {liste(connus)}."


def namesake(code: str, libelle: str) -> str:
    """Une ligne qui porte les mots que l’on a pris pour un identifiant."""
    return f"  --item {code}\u00a0: {libelle}"


def saved(nb_lots: int, fichier: object) -> str:
    """Ce qu’une sauvegarde a écrit."""
    return f"{compte(nb_lots, 'lot sauvegardé', 'lots sauvegardés')} dans {fichier}."


def restored(ecrits: int, deja_la: int, gardes: int) -> str:
    """Ce qu’une restauration a fait."""
    return (
        f"{compte(ecrits, 'lot restauré', 'lots restaurés')}\u202f; {nombre(deja_la)} déjà là à"
        f" l’identique\u202f; {compte(gardes, 'gardé')} que la sauvegarde n’a pas."
    )


def done(lot_titre: str, *, est_retrait: bool) -> str:
    """Ce qui vient d’être fait d’un lot."""
    verbe = "est retiré" if est_retrait else "est rétabli"
    return f"Le lot {guillemets(lot_titre)} {verbe}. Les chiffres ont suivi."


def deeds(montrees: int, limite: int) -> str:
    """Combien de lignes un lot a touchées, et si la liste s’arrête."""
    if montrees < limite:
        return f"{compte(montrees, 'ligne touchée', 'lignes touchées')}."
    return f"Les {nombre(limite)} premières lignes touchées."


def first_lines(montrees: int, total: int) -> str:
    """« Les 100 premières sur 423. »."""
    return f"Les {nombre(montrees)} premières sur {nombre(total)}."
