"""Les refus que l’on montre tels quels, sans trace Python."""

from collections.abc import Sequence


class EgtsError(Exception):
    """Le message s’adresse à la personne : il dit quoi corriger, et où.

    `anomalies` : les fautes une à une, quand le refus en porte plusieurs.
    """

    def __init__(self, message: str = "", anomalies: Sequence[object] = ()):
        super().__init__(message)
        self.anomalies = anomalies


class DonneesInvalides(EgtsError):
    """Un ou plusieurs fichiers de lot ont été refusés."""


class MagasinAbsent(EgtsError):
    """Aucun magasin n’a encore été construit."""


class MagasinOccupe(EgtsError):
    """Un autre programme est en train de construire le magasin."""


class EcritureImpossible(EgtsError):
    """Le disque est plein, ou le dossier n’accepte pas d’écriture."""


class DossierRefuse(EgtsError):
    """Le dossier donné ne convient pas : il contient autre chose, ou rien d’attendu."""


class LotRefuse(EgtsError):
    """Le lot nommé n’existe pas, ou le geste demandé ne lui convient pas."""


class SauvegardeRefusee(EgtsError):
    """Le fichier n’est pas une sauvegarde entière et intacte ; rien n’a été écrit."""


class SourceInconnue(EgtsError):
    """Le document nommé n’existe pas, ou rien n’en vient."""


class RecetteRefusee(EgtsError):
    """Le fichier n’est pas une recette de dossier de comité ; le message dit chaque faute."""


class FormatInconnu(EgtsError):
    """Le fichier demandé n’a pas une extension que l’on sait écrire."""
