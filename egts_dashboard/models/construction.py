"""Les tables que la construction ajoute : d’où vient chaque ligne, ce que les contrôles ont vu."""

import datetime as dt
from typing import ClassVar, Literal

from egts_dashboard.models.base import Enregistrement, champ
from egts_dashboard.models.types import Identifiant, NumeroLigne, Texte


class LotApplique(Enregistrement):
    """Un lot entré au magasin, dans l’ordre où il s’est appliqué."""

    TABLE: ClassVar[str] = "lots"
    CLE: ClassVar[tuple[str, ...]] = ("lot_id",)

    lot_id: Texte = champ("Nom du dossier du lot.", exemple="egts_sud_ouest_2014")
    titre: Texte = champ("Ce que le lot apporte, en une ligne.")
    auteur: Texte = champ("Qui l’a écrit (un rôle ou une institution).")
    date: dt.datetime = champ(
        "Quand le lot a été écrit.", exemple="2026-11-21T09:00:00"
    )
    raison: Texte = champ("Pourquoi le lot a été écrit.")
    origine: Texte | None = champ("Nom du fichier d’où vient le lot.", default=None)
    origine_sha256: Texte | None = champ(
        "Empreinte du fichier d’origine.", default=None, pattern=r"^[0-9a-f]{64}$"
    )
    ordre: int = champ("Rang de lecture\u00a0: le dernier lu l’emporte.")
    retire: Texte | None = champ(
        "Lots que celui-ci retire, séparés par « · ».", default=None
    )
    retablit: Texte | None = champ(
        "Lots retirés que celui-ci rétablit, séparés par « · ».", default=None
    )
    est_retire: bool = champ(
        "Vrai quand un lot plus récent l’a retiré\u00a0: ses lignes ne comptent plus."
    )


class GesteJournalise(Enregistrement):
    """Ce qu’un lot a fait d’une ligne."""

    TABLE: ClassVar[str] = "journal"
    CLE: ClassVar[tuple[str, ...]] = ("rang",)

    rang: NumeroLigne = champ("Ordre du geste.", exemple=1)
    lot_id: Texte = champ("Lot qui a fait le geste.", renvoi="lots")
    nom_table: Texte = champ("Table de la ligne.", exemple="ateliers")
    ligne_id: str = champ(
        "Identifiant de la ligne, ou ses identifiants séparés par « · »."
    )
    geste: Literal["ajout", "correction", "retrait"] = champ(
        "Ce que le lot a fait de la ligne."
    )
    champs: str | None = champ(
        "Pour une correction\u00a0: {colonne: [avant, après]}, en JSON.", default=None
    )


class ControleJoue(Enregistrement):
    """Une règle jouée sur le magasin."""

    TABLE: ClassVar[str] = "controles"
    CLE: ClassVar[tuple[str, ...]] = ("controle_id",)

    controle_id: Identifiant = champ("Identifiant stable.")
    rang: NumeroLigne = champ("Ordre de présentation.", exemple=1)
    sujet: Literal[
        "budget", "participation", "propositions", "calendrier", "lecture", "structure"
    ] = champ("Ce dont la règle parle.", exemple="budget")
    titre: Texte = champ("Ce que la règle vérifie, en une ligne.")
    explication: Texte = champ("Pourquoi, et comment lire un écart.")
    etat: Literal["fait", "sans_objet", "echec"] = champ(
        "sans_objet\u00a0: aucune ligne à examiner, la règle n’a rien prouvé\u00a0; echec\u00a0: la règle n’a pas pu être jouée."
    )
    nb_lignes_examinees: int = champ("Nombre de lignes examinées.", unite="lignes")
    nb_anomalies: int = champ("Nombre d’écarts trouvés.", unite="anomalies")


class AnomalieConstatee(Enregistrement):
    """Un écart trouvé par une règle, avec les deux valeurs et où les lire."""

    TABLE: ClassVar[str] = "anomalies"
    CLE: ClassVar[tuple[str, ...]] = ("anomalie_id",)

    anomalie_id: Texte = champ(
        "Identifiant\u00a0: la règle, la ligne en cause et, s’il y en a plusieurs, un numéro."
    )
    controle_id: Identifiant = champ("Règle qui l’a trouvé.", renvoi="controles")
    severite: Literal["erreur", "alerte", "information"] = champ("Gravité.")
    nom_table: Texte = champ("Table de la ligne en cause.")
    ligne_id: str = champ("Identifiant de la ligne en cause.")
    message: str = champ("L’écart, en une phrase.")
    valeur_a: str = champ("Première valeur.")
    lieu_a: str = champ("Où lire la première valeur.")
    valeur_b: str = champ("Seconde valeur.")
    lieu_b: str = champ("Où lire la seconde valeur.")
    explication: str = champ("Ce qui explique l’écart, si on le sait.")
    nb_ecarts: int = champ(
        "Nombre d’écarts que la ligne dit\u00a0: plus d’un quand elle en résume des milliers,"
        " que la vue ecarts_… de la règle donne un par un.",
        unite="écarts",
        exemple=1,
    )


CONSTRUITES: dict[str, type[Enregistrement]] = {
    modele.TABLE: modele
    for modele in (LotApplique, GesteJournalise, ControleJoue, AnomalieConstatee)
}
