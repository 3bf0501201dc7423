"""Ce qu’un fichier importé donne, et ce qu’il faut en dire à la personne."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from egts_dashboard.francais import compte, guillemets
from egts_dashboard.ingest.complements import Complements
from egts_dashboard.ingest.difference import Difference
from egts_dashboard.ingest.entetes import column_of
from egts_dashboard.ingest.lignes import Convertisseur
from egts_dashboard.ingest.messages import ATELIER_AJOUTE
from egts_dashboard.ingest.numerotees import Numerotee, numbers
from egts_dashboard.ingest.origine import Origine
from egts_dashboard.ingest.totaux import TotalReconnu
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models import TABLES
from egts_dashboard.models.anomalie import Anomalie, erreurs
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import describe
from egts_dashboard.models.libelles import dits
from egts_dashboard.models.total_declare import TotalDeclare

# Ce qui est rempli d’office, et comment le donner soi-même.
COLONNE_ABSENTE = (
    "cette colonne est remplie",
    "Ajoutez-la au fichier pour la donner vous-même.",
)
CASES_VIDES = (
    "les cases vides de cette colonne sont remplies",
    "Remplissez-les pour les donner vous-même.",
)


@dataclass
class Importation:
    """Tout ce qu’un fichier donne. `correspondance` : {intitulé lu: colonne, ou rien}.

    `apercu` : les premières lignes du fichier, avec leur numéro, telles qu’elles sont ;
    `retraits` : les lignes que le fichier retire, avec leur numéro ; `parents` sait créer ce
    qui manque aux lignes ; `totaux_declares` : les totaux que la personne veut garder ;
    `mal_formees` : les lignes qui n’ont pas leur compte de cases ; `illisibles` : celles dont une
    case porte un signe interdit ; `examen` : l’état des lots quand le fichier leur a été confronté.
    """

    fichier: str
    table: str
    origine: Origine
    encodage: str | None = None
    separateur: str | None = None
    feuille: str | None = None
    feuilles: list[str] = field(default_factory=list)
    ligne_titres: int | None = None
    apercu: list[tuple[int, Sequence[str]]] = field(default_factory=list)
    correspondance: dict[str, str | None] = field(default_factory=dict)
    acceptees: Sequence[Numerotee] = field(default_factory=list)
    anomalies: list[Anomalie] = field(default_factory=list)
    totaux: list[TotalReconnu] = field(default_factory=list)
    difference: Difference = field(default_factory=Difference)
    complements: dict[str, list[Enregistrement]] = field(default_factory=dict)
    retraits: list[tuple[int, Cle]] = field(default_factory=list)
    parents: Complements | None = None
    totaux_declares: list[TotalDeclare] = field(default_factory=list)
    laissees: list[int] = field(default_factory=list)
    mal_formees: list[int] = field(default_factory=list)
    illisibles: list[tuple[int, Sequence[str]]] = field(default_factory=list)
    examen: object = None
    controles_non_faits: list[str] = field(default_factory=list)

    @property
    def erreurs(self) -> list[Anomalie]:
        """Ce qui est refusé."""
        return erreurs(self.anomalies)

    @property
    def avertissements(self) -> list[Anomalie]:
        """Ce qui passe, mais demande un regard."""
        return [a for a in self.anomalies if a.severite == "avertissement"]

    @property
    def a_ecrire(self) -> dict[str, Sequence[Enregistrement]]:
        """Les lignes du lot, par table ; rien si rien ne change."""
        tables: dict[str, Sequence[Enregistrement]] = dict(self.complements)
        ajouts = ((self.table, self.difference.a_ecrire),)
        for table, lignes in (*ajouts, ("totaux_declares", self.totaux_declares)):
            if lignes:
                deja = tables.get(table)
                tables[table] = [*deja, *lignes] if deja else lignes
        return tables

    @property
    def a_retirer(self) -> dict[str, list[Cle]]:
        """Les clés que le lot retire, par table."""
        cles = [cle for _, cle in self.retraits]
        return {self.table: cles} if cles else {}

    @property
    def est_deja_la(self) -> bool:
        """Vrai si tout le fichier est déjà dans les lots, à l’identique."""
        change = self.a_ecrire or self.a_retirer or self.erreurs
        return bool(self.difference.inchangees) and not change

    def tell(
        self,
        ligne: int,
        message: str,
        remede: str,
        colonne: str | None = None,
        severite: Literal["erreur", "avertissement"] = "erreur",
    ) -> None:
        """Ajoute ce qu’il faut dire d’une ligne entière, ou d’une de ses colonnes."""
        self.anomalies.append(
            Anomalie(self.fichier, ligne, colonne, None, message, remede, severite)
        )

    def warn(self, colonne: str | None, message: str, remede: str) -> None:
        """Ajoute un avertissement qui vise une colonne entière."""
        self.anomalies.append(
            Anomalie(
                self.fichier, None, colonne, None, message, remede, "avertissement"
            )
        )


def report_headings(
    lu: Importation, ligne: int, intitules: Sequence[str], imposees: Collection[str]
) -> None:
    """Dit les intitulés en double, ceux qui ne sont pas lus, ceux qui le sont autrement.

    Ce que la personne a imposé ne se redit pas.
    """
    fois = Counter(filter(None, intitules))
    for intitule in sorted(i for i, nb in fois.items() if nb > 1):
        est_lue = lu.correspondance.get(intitule) is not None
        lu.anomalies.append(
            Anomalie(
                lu.fichier,
                ligne,
                intitule,
                None,
                f"la colonne {guillemets(intitule)} est deux fois dans le fichier",
                "Gardez-en une.",
                # De deux colonnes qu’on ne lit pas, aucune n’est à choisir.
                "erreur" if est_lue else "avertissement",
            )
        )
    prises = {c: i for i, c in lu.correspondance.items() if c}
    for intitule, colonne in lu.correspondance.items():
        if intitule in imposees:
            continue
        if colonne is None:
            lu.warn(intitule, *_why_unread(lu, intitule, prises))
        elif colonne != intitule:
            lu.warn(intitule, f"cette colonne est lue comme {colonne}", "Vérifiez-le.")


def _why_unread(
    lu: Importation, intitule: str, prises: Mapping[str, str]
) -> tuple[str, str]:
    voulue = column_of(intitule, TABLES[lu.table])
    if voulue and voulue in prises:
        return (
            f"cette colonne semble être {voulue}, que {guillemets(prises[voulue])} donne déjà\u00a0:"
            " elle n’est pas lue",
            "Gardez celle des deux qui compte.",
        )
    return (
        "cette colonne n’est pas reconnue\u00a0: elle n’est pas lue",
        "Donnez-lui l’intitulé d’une colonne de la table, si elle compte.",
    )


def report_formulas(
    lu: Importation, formules: Sequence[tuple[int, int]], intitules: Sequence[str]
) -> None:
    """Dit les cases dont la formule n’a pas de résultat : elles sont lues comme vides."""
    for ligne, rang in formules:
        nom = intitules[rang] if rang < len(intitules) else ""
        lu.anomalies.append(
            Anomalie(
                lu.fichier,
                ligne,
                nom or None,
                "",
                f"la formule de la colonne {rang + 1} n’a pas de résultat enregistré",
                "Ouvrez le classeur dans un tableur et enregistrez-le.",
                "avertissement",
            )
        )


def report_missing(lu: Importation, ligne: int, convertisseur: Convertisseur) -> None:
    """Dit les colonnes sans lesquelles des lignes n’ont pas pu entrer."""
    for colonne in sorted(convertisseur.manquantes):
        remede = f"Ajoutez cette colonne et remplissez-la{_choices(lu.table, colonne)}."
        lu.tell(ligne, "la colonne manque", remede, colonne)


def _choices(table: str, colonne: str) -> str:
    """Les valeurs d’une liste fermée, pour qui ne connaît pas la colonne qui manque."""
    valeurs = next((c.valeurs for c in describe(TABLES[table]) if c.nom == colonne), ())
    return (
        f" de l’une de ces valeurs\u00a0: {', '.join(dits(valeurs))}" if valeurs else ""
    )


def forget_refused_parents(lu: Importation) -> None:
    """Ne dit plus « il est ajouté » d’un atelier que seule une ligne refusée nommait."""
    if not any(a.message == ATELIER_AJOUTE for a in lu.anomalies):
        return
    gardees = set(numbers(lu.acceptees))
    lu.anomalies = [
        a for a in lu.anomalies if a.message != ATELIER_AJOUTE or a.ligne in gardees
    ]


def report_damaged(lu: Importation) -> None:
    """Dit les textes que l’encodage du fichier a abîmés : ceux d’avant restent."""
    if nb := lu.difference.nb_gardes:
        lu.warn(
            None,
            f"{compte(nb, 'texte a perdu', 'textes ont perdu')} des signes que l’encodage du fichier"
            " n’a pas\u00a0: ceux d’avant sont gardés",
            "Enregistrez plutôt sous\u00a0: CSV UTF-8.",
        )


def report_filled(lu: Importation, convertisseur: Convertisseur) -> None:
    """Dit les colonnes remplies d’office et les lignes créées pour rattacher le fichier."""
    for colonne, exemple in sorted(convertisseur.remplies.items()):
        est_du_fichier = colonne in lu.correspondance.values()
        quoi, remede = CASES_VIDES if est_du_fichier else COLONNE_ABSENTE
        lu.warn(
            colonne,
            f"{quoi} d’office (première valeur\u00a0: {exemple})",
            remede,
        )
    for table, lignes in lu.complements.items():
        lu.warn(
            None,
            f"{compte(len(lignes), 'ligne ajoutée', 'lignes ajoutées')} à la table {table}",
            "Pour rattacher le fichier à ce qui existe, choisissez sa démarche ou sa source.",
        )
