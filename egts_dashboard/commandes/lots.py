"""Les commandes des lots : importer, journal, retrait, sauvegarde."""

import argparse

from egts_dashboard import actions
from egts_dashboard.commandes.ouverture import open_store
from egts_dashboard.commandes.sortie import answer, print_json, refuse
from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import guillemets
from egts_dashboard.phrases import import_classeur, importation
from egts_dashboard.phrases import journal as dires
from egts_dashboard.queries import journal as questions
from egts_dashboard.queries.formulaire import find_named
from egts_dashboard.store.connection import Store


def importer(choix: argparse.Namespace) -> int:
    """Importe un tableur dans une table, un classeur entier, ou l’export d’un autre outil."""
    if choix.table is None:
        return _import_whole(choix)
    donnees = actions.importer(
        choix.fichier,
        choix.table,
        est_simule=choix.simuler,
        demarche=choix.demarche,
        source=choix.source,
        est_strict=choix.prudent,
        avec_totaux=choix.totaux,
        entete=choix.entete,
        feuille=choix.feuille,
    ).to_data()
    answer(choix.json, donnees, importation.report(donnees))
    return 0 if donnees["acceptees"] or donnees["retirees"] else 1


def _import_whole(choix: argparse.Namespace) -> int:
    """Sans table dite : l’export d’un autre outil, sinon toutes les tables d’un classeur."""
    if choix.entete:
        refuse(choix.json, importation.SANS_TABLE)
        return 2
    lu = _read_tool(choix)
    if lu is None:
        return _import_book(choix)
    lot = None if choix.simuler else actions.confirmer_export(lu)
    donnees = lu.to_data(lot, est_simule=choix.simuler)
    answer(choix.json, donnees, importation.report_tool(donnees))
    return 0 if any(lecture.acceptees for lecture in lu.lectures) else 1


def _read_tool(choix: argparse.Namespace) -> actions.ExportImporte | None:
    """L’export d’un outil ; None si le fichier, ou la feuille dite, est plutôt une de nos tables."""
    try:
        return actions.lire_export(
            choix.fichier,
            demarche=choix.demarche,
            source=choix.source,
            feuille=choix.feuille,
        )
    except EgtsError:
        livre = actions.feuilles_du_classeur(choix.fichier) if choix.feuille else None
        if livre is None or not livre.find(choix.feuille):
            raise
        return None


def _import_book(choix: argparse.Namespace) -> int:
    fait = actions.importer_classeur(
        choix.fichier,
        est_simule=choix.simuler,
        demarche=choix.demarche,
        source=choix.source,
        est_strict=choix.prudent,
        avec_totaux=choix.totaux,
        feuille=choix.feuille,
    )
    if fait is None:
        livre = actions.feuilles_du_classeur(choix.fichier)
        if livre is not None and livre.est_a_remplir:
            refuse(choix.json, importation.A_REMPLIR)
            return 1
        est_faux = livre is None and choix.fichier.suffix.lower() == ".xlsx"
        refuse(
            choix.json,
            importation.FAUX_CLASSEUR if est_faux else importation.NON_RECONNU,
        )
        return 2
    donnees = fait.to_data()
    answer(choix.json, donnees, import_classeur.report_book(donnees))
    return 0 if donnees["acceptees"] or donnees["retirees"] else 1


def journal(choix: argparse.Namespace) -> int:
    """Dit les lots, ou l’histoire d’un item ; par table et par personne, si on le demande."""
    store, table, personne = open_store(), choix.table or "", choix.personne.strip()
    if choix.item:
        trouves = questions.histoire(store, choix.item, table, personne)
    else:
        trouves = questions.lots(store, table, personne)
    lignes = trouves.astype(object).where(trouves.notna(), None).to_dict("records")
    if choix.json:
        print_json(lignes)
        return 0
    dire = dires.version if choix.item else dires.lot
    if not lignes:
        _print_nothing(store, choix.item, table, personne)
    for ligne in lignes:
        print(*dire(ligne), sep="\n")
    return 0


def _print_nothing(store: Store, item: str, table: str, personne: str) -> None:
    """Rien au journal ; de quoi se reprendre : qui il connaît, les lignes de ces mots."""
    print(*dires.nothing(questions.auteurs(store), personne), sep="\n")
    if item:
        for ligne in find_named(store, item, table).to_dict("records"):
            print(dires.namesake(**ligne))


def retirer(choix: argparse.Namespace) -> int:
    """Retire un lot."""
    geste = actions.retirer(choix.lot, choix.auteur, choix.raison)
    print(f"Le lot {guillemets(choix.lot)} est retiré par {geste.name}.")
    open_store()
    return 0


def retablir(choix: argparse.Namespace) -> int:
    """Rétablit un lot retiré."""
    geste = actions.retablir(choix.lot, choix.auteur, choix.raison)
    print(f"Le lot {guillemets(choix.lot)} est rétabli par {geste.name}.")
    open_store()
    return 0


def depuis(choix: argparse.Namespace) -> int:
    """Dit ce qui a changé depuis une date, jusqu’à une autre si elle est dite."""
    effet = actions.depuis(choix.date, choix.jusqu_au).to_data()
    if choix.json:
        fin = choix.jusqu_au and choix.jusqu_au.isoformat()
        print_json({"depuis": choix.date.isoformat(), "jusqu_a": fin} | effet)
        return 0
    print(*dires.effect(effet), *dires.lines(effet["lignes"]), sep="\n")
    return 0


def sauvegarder(choix: argparse.Namespace) -> int:
    """Sauvegarde les lots de l’utilisateur."""
    print(dires.saved(actions.sauvegarder(choix.fichier), choix.fichier))
    return 0


def restaurer(choix: argparse.Namespace) -> int:
    """Restaure une sauvegarde."""
    fait = actions.restaurer(choix.fichier)
    print(dires.restored(len(fait.ecrits), len(fait.deja_la), len(fait.gardes)))
    open_store()
    return 0
