"""Ce qu’un titre fait à la lecture : il ouvre un atelier ou une partie, il en ferme une."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from egts_dashboard.analyses.extraction.annonces import announces_list
from egts_dashboard.analyses.extraction.candidats import candidates
from egts_dashboard.analyses.extraction.etat import (
    FICHE,
    NATURES,
    Etat,
    closes,
    continues_titles,
    is_bare_line,
    leave_workshop,
    open_list,
    open_section,
    resumes_list,
)
from egts_dashboard.analyses.extraction.plans import (
    heads_sections,
    heads_workshops,
    titles_report,
)
from egts_dashboard.analyses.extraction.sections import Annonce
from egts_dashboard.analyses.extraction.suites import resumed
from egts_dashboard.analyses.extraction.texte import begins_with_infinitive, plain
from egts_dashboard.analyses.extraction.titres import (
    NUMERO_DE_TITRE,
    announced,
    bare,
    closes_workshops,
    depth,
    hinted,
    is_subgroup,
    is_subtitle,
    is_theme,
    title_number,
    titled_workshop,
)
from egts_dashboard.analyses.extraction.titres_ateliers import named_workshop
from egts_dashboard.analyses.extraction.tournures import is_requirement, names_action
from egts_dashboard.models.bloc import Bloc
from egts_dashboard.models.candidat import Candidat, NatureCandidat

MOTS_D_UN_LIBELLE = 4
LIGNES_DE_TETE = 4
LIMITES = re.compile(r"(?:les |ses |quelques )?limites?")
# « Bilan de la concertation », en tête, nomme le rapport entier.
TITRE_DU_RAPPORT = re.compile(r"\W*bilan (?:de|du|des)\b", re.IGNORECASE)


def read_title(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    """Les candidats d’un titre : l’atelier qu’il ouvre, ou ce qu’il demande à lui seul."""
    if (base := resumed(bloc.texte)) is not None:
        if _goes_on(etat, base):
            return
        bloc = replace(bloc, texte=base)
    _note_rank(etat, bloc)
    if _resumes_workshop(etat, bloc):
        return
    est_balise = bloc.niveau < 9 or heads_sections(bloc, suite)
    nom = named_workshop(bloc, suite, etat.noms_d_ateliers, est_balise=est_balise)
    if nom is not None:
        if not (etat.atelier and is_subgroup(nom, etat.atelier)):
            yield _open_workshop(etat, bloc, nom)
        return
    if is_theme(bloc.texte) and etat.annonce in (None, "neutre", "preconisation"):
        open_section(etat, bloc, "preconisation")
        etat.est_theme = True
        return
    if _names_report(etat, bloc, suite):
        return
    annonce = announced(bloc.texte) or _hint(etat, bloc)
    if annonce == "neutre" and FICHE.match(bloc.texte):
        return
    if etat.annonce == "neutre" and LIMITES.fullmatch(bare(bloc.texte)):
        # « Limites », après « La méthode » : celles de la démarche.
        annonce = "neutre"
    est_partie = bloc.est_colle and annonce == "neutre" and etat.annonce in NATURES
    if annonce is not None and not est_partie:
        open_section(etat, bloc, annonce)
        # « Freins : • … • … » tient sur sa ligne ; le paragraphe suivant n’en est plus.
        etat.est_libelle = bloc.est_colle and bloc.texte.endswith(":")
        if _tells_list(bloc, suite):
            etat.liste_sous = etat.dernier_titre
        if _is_another_part(etat, bloc) or (
            annonce == "neutre" and closes_workshops(bloc.texte)
        ):
            leave_workshop(etat, bloc)
        return
    yield from _read_unknown(etat, bloc, suite)


def _names_report(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour le titre du rapport entier, qui n’ouvre rien."""
    if bloc.ligne <= LIGNES_DE_TETE and TITRE_DU_RAPPORT.match(bloc.texte):
        return True
    nomme = titles_report(bloc, suite) or heads_workshops(bloc, suite)
    return nomme and etat.annonce is None


def _note_rank(etat: Etat, bloc: Bloc) -> None:
    """Retient la place d’un titre dans le plan : son numéro, et s’il est sous l’atelier."""
    if etat.niveau_d_atelier < bloc.niveau < 9:
        etat.a_des_sous_titres = True
    if bloc.niveau < 9 or not bloc.texte.endswith(":"):
        etat.dernier_titre = (bloc.niveau, bloc.numero or title_number(bloc.texte))


def _resumes_workshop(etat: Etat, bloc: Bloc) -> bool:
    """« 3.1 Produire », sous « 3. Propositions » : ce que propose un atelier déjà titré."""
    court = etat.noms_courts.get(bare(bloc.texte))
    if court is None or not (etat.annonce in NATURES or etat.atelier):
        return False
    etat.atelier, etat.est_par_atelier = court, True
    return True


def _goes_on(etat: Etat, base: str) -> bool:
    """Vrai si un titre « (suite) » ne fait que reprendre où l’on en est."""
    if (nom := titled_workshop(base, est_balise=True)) is not None:
        return etat.atelier in (nom, base)
    annonce = announced(base)
    return annonce in (None, etat.annonce) or plain(base) == plain(etat.titre)


def _open_workshop(etat: Etat, bloc: Bloc, nom: str) -> Candidat:
    etat.atelier = nom
    etat.est_par_atelier = _is_within(etat, bloc)
    if not etat.est_par_atelier:
        etat.annonce, etat.niveau, etat.titre = None, bloc.niveau, ""
    etat.niveau_d_atelier, etat.a_des_sous_titres = bloc.niveau, False
    etat.colonnes.clear()
    return Candidat("atelier", nom, bloc.ligne, bloc.ligne_fin, "titre_atelier", 0.95)


def _is_within(etat: Etat, bloc: Bloc) -> bool:
    """Vrai sous « Ce qui est proposé » : l’atelier n’en est qu’une part, comme le suivant."""
    if etat.annonce not in NATURES or etat.est_libelle:
        return False
    if etat.atelier is not None and 0 < etat.niveau_d_atelier < etat.niveau:
        # La partie ouverte est celle de l’atelier d’avant.
        return False
    est_dessous = etat.niveau in range(1, 7) and bloc.niveau > etat.niveau
    vient_d_ouvrir = 0 < bloc.ligne - etat.ouverte_a <= LIGNES_DE_TETE // 2
    return est_dessous or vient_d_ouvrir or etat.est_par_atelier


def _read_unknown(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> Iterator[Candidat]:
    """Un titre qui n’annonce rien de connu : une demande, un item sans puce, ou une autre partie."""
    if (
        etat.annonce == "preconisation"
        and not bloc.niveau < 9 == etat.niveau
        and begins_with_infinitive(bloc.texte)
        and not continues_titles(etat, bloc)
    ):
        # « Améliorer la lisibilité », titre de la liste qui le détaille, demande déjà.
        # « Partager », lui, nomme la liste sans rien demander.
        nu = [NUMERO_DE_TITRE.sub("", bloc.texte)] if " " in bloc.texte else []
        yield from candidates(etat, "preconisation", nu, bloc, "titre_infinitif", 0.7)
    elif bloc.est_colle:
        # « Volet formation », en tête de ligne : il n’ouvre ni ne ferme rien.
        return
    elif 0 < depth(etat.titre) < depth(bloc.texte):
        # « B. Sortir de chez soi », sous « II. Ce que vivent les habitants », en est une partie.
        return
    elif is_bare_line(etat, bloc, suite):
        etat.derniere_nue = bloc.ligne_fin
        nature = cast(NatureCandidat, etat.annonce)
        yield from candidates(etat, nature, [bloc.texte], bloc, "ligne_de_section", 0.6)
    elif etat.annonce is None and not bloc.numero and _asks_alone(etat, bloc):
        # « Besoin de formation adaptée », seul sur sa ligne dans un atelier.
        yield from candidates(etat, "preconisation", [bloc.texte], bloc, "demande", 0.4)
    elif resumes_list(etat, bloc, suite):
        etat.liste_sous = etat.dernier_titre
    elif _announces(etat, bloc, suite):
        open_list(etat, bloc, announces_list(bloc.texte))
    elif (not is_subtitle(bloc.texte) or bloc.niveau < etat.niveau) and (
        closes(etat, bloc, suite) or _turns_to_demands(etat, suite)
    ):
        est_demande = etat.atelier is not None and _asks_mostly(suite)
        open_section(etat, bloc, "preconisation" if est_demande else None)
        if _is_another_part(etat, bloc):
            leave_workshop(etat, bloc)


def _turns_to_demands(etat: Etat, suite: Sequence[Bloc]) -> bool:
    """Vrai si, parmi des constats ou des pratiques, la liste de ce titre est surtout faite de demandes."""
    return etat.annonce in ("constat", "pratique") and _asks_mostly(suite)


def _asks_mostly(suite: Sequence[Bloc]) -> bool:
    """Vrai d’une liste dont plus de la moitié des items demandent."""
    items = [bloc for bloc in suite if bloc.sorte == "item"]
    demandes = sum(_asks(replace(bloc, niveau=9)) for bloc in items)
    return 1 < len(items) < 2 * demandes


def _is_another_part(etat: Etat, bloc: Bloc) -> bool:
    """Vrai pour « ## Échanges », après « ## Groupe 2 » et ses « ### », ou pour un titre plus haut."""
    if bloc.niveau < etat.niveau_d_atelier < 9 or bloc.ligne in etat.apres_ateliers:
        return True
    return etat.a_des_sous_titres and bloc.niveau <= etat.niveau_d_atelier < 9


def _tells_list(bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour une phrase, plus qu’un titre, juste avant la liste qu’elle annonce."""
    return (
        bloc.niveau == 9
        and bloc.texte.endswith(":")
        and len(bloc.texte.split()) > MOTS_D_UN_LIBELLE
        and bool(suite)
        and suite[0].sorte == "item"
    )


def _announces(etat: Etat, bloc: Bloc, suite: Sequence[Bloc]) -> bool:
    """Vrai pour « Les propositions qui ont émergé sont les suivantes : », avant sa liste."""
    return (
        etat.annonce not in NATURES
        and bloc.niveau == 9
        and bool(suite)
        and suite[0].sorte == "item"
        and announces_list(bloc.texte) is not None
    )


def _hint(etat: Etat, bloc: Bloc) -> Annonce | None:
    """Un mot du titre ; celui du rapport lui-même, en tête, n’ouvre rien."""
    if bloc.est_colle or bloc.ligne <= LIGNES_DE_TETE or is_subtitle(bloc.texte):
        return None
    return hinted(bloc.texte)


def _asks_alone(etat: Etat, bloc: Bloc) -> bool:
    """Vrai pour une demande seule sur sa ligne, dans un atelier, ou en question partout."""
    return _asks(bloc) and (etat.atelier is not None or bloc.texte.endswith("?"))


def _asks(bloc: Bloc) -> bool:
    return bloc.niveau == 9 and (
        begins_with_infinitive(bloc.texte)
        or names_action(bloc.texte)
        or is_requirement(bloc.texte)
    )
