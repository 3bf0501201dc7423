"""Ce que la lecture d’un document a donné, ligne à ligne."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Sorte = Literal["fait", "mention", "exclusion", "non_couverte"]


@dataclass(frozen=True)
class Passage:
    """Une ligne du magasin qui dit venir de telles lignes d’un document."""

    sorte: Sorte
    nom_table: str
    ligne_id: str
    ligne_debut: int
    ligne_fin: int
    detail: str  # la localisation ; pour une exclusion, son motif
    categorie: str | None = None  # pour une exclusion seulement

    def __str__(self) -> str:
        """« constats pc-2014-qvt-constat-01 » ou « exclusion (titre) : motif »."""
        if self.sorte == "exclusion":
            return f"exclusion ({self.categorie})\u00a0: {self.detail}"
        return f"{self.nom_table} {self.ligne_id}"


@dataclass(frozen=True)
class LigneCouverte:
    """Une ligne non vide d’un document et ce qui la couvre."""

    numero: int
    texte: str
    nb_puces: int
    passages: tuple[Passage, ...] = ()

    @property
    def sorte(self) -> Sorte:
        """Ce qui la couvre le mieux : un fait, sinon une mention, sinon une exclusion."""
        sortes: tuple[Sorte, ...] = ("fait", "mention", "exclusion")
        vues = {passage.sorte for passage in self.passages}
        return next((sorte for sorte in sortes if sorte in vues), "non_couverte")

    @property
    def est_a_relire(self) -> bool:
        """Plus d’items collés dans la ligne que de lignes du magasin : il en manque peut-être."""
        est_lue = self.sorte in ("fait", "mention")
        return est_lue and self.nb_puces > len(self.passages)


@dataclass(frozen=True)
class CouvertureDocument:
    """Un document de l’utilisateur, et ce que le magasin en a tiré.

    `hors_document` : les passages qui ne visent aucune ligne écrite du fichier.
    """

    source_id: str
    titre: str
    fichier: str
    est_identique: bool
    lignes: tuple[LigneCouverte, ...] = ()
    hors_document: tuple[Passage, ...] = ()

    def comptes(self) -> Counter[str]:
        """Combien de lignes par sorte de couverture."""
        return Counter(ligne.sorte for ligne in self.lignes)

    def exclusions(self) -> Counter[str]:
        """Combien de lignes exclues, par catégorie d’exclusion."""
        return Counter(
            ligne.passages[0].categorie or ""
            for ligne in self.lignes
            if ligne.sorte == "exclusion"
        )

    def non_couvertes(self) -> list[LigneCouverte]:
        """Les lignes dont le magasin ne dit rien."""
        return [ligne for ligne in self.lignes if ligne.sorte == "non_couverte"]

    def a_relire(self) -> list[LigneCouverte]:
        """Les lignes qui ont plus de puces que de lignes au magasin."""
        return [ligne for ligne in self.lignes if ligne.est_a_relire]


@dataclass(frozen=True)
class Couverture:
    """La couverture de tous les documents trouvés, et ce qui n’a pas pu être rapproché."""

    documents: tuple[CouvertureDocument, ...] = ()
    absents: tuple[str, ...] = ()  # titres des documents que le dossier n’a pas
    inconnus: tuple[str, ...] = field(default=())  # fichiers qu’aucune source ne nomme

    @property
    def est_complete(self) -> bool:
        """Aucune ligne de ces documents n’est restée sans fait, mention ni exclusion."""
        return not any(document.non_couvertes() for document in self.documents)
