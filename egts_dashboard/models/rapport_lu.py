"""Un rapport lu, et ce qu’une personne en retient avant de l’enregistrer."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from egts_dashboard.models.candidat import Candidat


@dataclass(frozen=True)
class RapportLu:
    """Le fichier déposé : son nom, son empreinte, ses lignes de texte, ce qu’on y a lu."""

    nom_fichier: str
    sha256: str
    nb_lignes: int
    candidats: tuple[Candidat, ...]


@dataclass(frozen=True)
class Cadre:
    """D’où parle le rapport. Un identifiant vide veut dire « à créer »."""

    demarche_id: str | None
    demarche_intitule: str
    territoire_code: str
    niveau: str
    annee: int
    source_id: str | None
    source_titre: str
    producteur: str
    source_nature: str
    date_publication: dt.date | None = None


@dataclass(frozen=True)
class AtelierRetenu:
    """Un atelier du rapport. `mots` : son titre dans le document, auquel ses items renvoient."""

    mots: str
    intitule: str
    ligne: int | None = None
    nb_seances: int | None = None
    nb_participants: int | None = None
    atelier_id: str | None = None


@dataclass(frozen=True)
class ItemRetenu:
    """Une préconisation, un constat ou une pratique. `nature` : celle de sa table."""

    table: str
    nature: str
    intitule: str
    candidat: Candidat
    atelier: str | None = None
    themes: Sequence[str] = ()


@dataclass(frozen=True)
class MontantRetenu:
    """Une dépense du rapport."""

    intitule: str
    montant_eur: Decimal
    poste: str
    etat: str
    candidat: Candidat


@dataclass(frozen=True)
class EffectifRetenu:
    """Des présences hors atelier. `evenement_id` : None pour toute la démarche."""

    modalite: str
    est_total: bool
    valeur: int
    unite: str
    candidat: Candidat
    evenement_id: str | None = None
