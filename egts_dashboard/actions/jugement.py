"""Juger les liens que la ressemblance propose : un brouillon, puis un lot."""

from collections.abc import Iterable, Mapping
from typing import Any

from egts_dashboard.actions.apport import Apport
from egts_dashboard.actions.lots import lot_folders
from egts_dashboard.actions.roles import read_note
from egts_dashboard.errors import LotRefuse
from egts_dashboard.francais import compte
from egts_dashboard.ingest.brouillon import Liens, read_links, write_links
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.models.brouillon import LienEnCours
from egts_dashboard.models.remontee import Remontee
from egts_dashboard.queries.rapprochement import Cle

TABLE = "remontees"
# Un refus ne dit rien de la nature : la moins forte tient la place.
NATURE_D_UN_REFUS = "meme_demande"
LONGUEUR_ID = 120


def brouillon(codeur: str, connus: Iterable[Cle] = ()) -> Liens:
    """Les liens jugés et pas encore enregistrés, sans ceux que le magasin connaît déjà."""
    deja = set(connus)
    return {
        nom: lien for nom, lien in read_links(codeur).items() if cle(lien) not in deja
    }


def cle(lien: LienEnCours) -> Cle:
    """Les deux bouts d’un lien."""
    return lien.amont_objet, lien.amont_id, lien.aval_objet, lien.aval_id


def retenir(
    codeur: str,
    couples: Iterable[Mapping[str, Any]],
    *,
    est_accepte: bool,
    nature: str = NATURE_D_UN_REFUS,
    confiance: str = "probable",
    note: str = "",
) -> None:
    """Ajoute des couples proposés au brouillon. Lève LotRefuse, EcritureImpossible."""
    gardee = read_note(note)
    juges = {}
    for couple in couples:
        bouts = {
            c: couple[c] for c in ("amont_objet", "amont_id", "aval_objet", "aval_id")
        }
        juges[_name(couple)] = LienEnCours.model_validate(
            bouts
            | {
                "statut": "validee" if est_accepte else "rejetee",
                "nature": nature,
                "confiance": confiance,
                "score": couple["score"],
                "note": gardee,
            }
        )
    write_links(codeur, read_links(codeur) | juges)


def oublier(codeur: str) -> None:
    """Vide le brouillon."""
    write_links(codeur, {})


def defaire(codeur: str, nom: str) -> None:
    """Retire un lien du brouillon : il redevient une proposition."""
    write_links(codeur, {n: lien for n, lien in read_links(codeur).items() if n != nom})


def liens_a_ecrire(codeur: str, liens: Liens, raison: str = "") -> Apport:
    """Le brouillon en apport. Lève LotRefuse s’il est vide."""
    if not liens:
        raise LotRefuse("Le brouillon est vide\u00a0: il n’y a rien à enregistrer.")
    contenu, _ = read_content(lot_folders())
    lignes = [_row(nom, codeur, lien) for nom, lien in liens.items()]
    acceptes = sum(ligne.statut == "validee" for ligne in lignes)
    refuses = len(lignes) - acceptes
    return Apport(
        titre=f"Rapprochements\u00a0: {compte(acceptes, 'accepté')}, {compte(refuses, 'refusé')}",
        raison=raison,
        tables={TABLE: lignes},
        vues={
            (TABLE, (ligne.remontee_id,)): contenu.tables[TABLE].get(
                (ligne.remontee_id,)
            )
            for ligne in lignes
        },
    )


def _row(nom: str, codeur: str, lien: LienEnCours) -> Remontee:
    methode = "suggestion_acceptee" if lien.statut == "validee" else "calcul"
    champs = lien.model_dump() | {
        "remontee_id": nom,
        "methode": methode,
        "codeur": codeur,
        "score": str(round(lien.score, 2)),
    }
    return Remontee.model_validate(champs)


def _name(couple: Mapping[str, Any]) -> str:
    """L’identifiant du lien, le même chaque fois que ces deux items se retrouvent."""
    entier = f"rem-{couple['amont_id']}--{couple['aval_id']}"
    if len(entier) <= LONGUEUR_ID:
        return entier
    moitie = (LONGUEUR_ID - len("rem---")) // 2
    return f"rem-{couple['amont_id'][-moitie:].lstrip('-_')}--{couple['aval_id'][-moitie:]}"
