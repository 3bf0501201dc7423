"""Vingt personnes changent un filtre sans s’arrêter : combien de changements par seconde ?

    python -m benchmarks.charge [page] [--port 8600] [--visites 20] [--secondes 15]

Chaque visite est une vraie session WebSocket de Streamlit sur un serveur déjà lancé : elle
choisit un territoire après l’autre et attend la fin de chaque exécution. Un changement
compte quand le serveur dit « script terminé » sans erreur.
"""

import argparse
import asyncio
import itertools
import statistics
import time
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

FILTRE = "Territoire"
FIN_NORMALE = ForwardMsg.ScriptFinishedStatus.Value("FINISHED_SUCCESSFULLY")


@dataclass
class Mesures:
    """Les durées de chaque changement, en secondes, et ce qui a mal tourné."""

    durees: list[float] = field(default_factory=list)
    fautes: list[str] = field(default_factory=list)


class Visite:
    """Une session : elle connaît l’identifiant du filtre et ses choix."""

    def __init__(self, prise: websockets.ClientConnection, page: str) -> None:
        self.prise, self.page = prise, page
        self.filtre, self.choix = "", []
        self.session = ""

    async def rerun(self, valeurs: list[str] | None) -> list[str]:
        """Demande une exécution et attend sa fin ; rend les erreurs vues."""
        message = BackMsg()
        message.rerun_script.page_name = self.page
        if valeurs is not None:
            etat = message.rerun_script.widget_states.widgets.add()
            etat.id = self.filtre
            etat.string_array_value.data.extend(valeurs)
        await self.prise.send(message.SerializeToString())
        fautes = []
        while True:
            recu = ForwardMsg()
            recu.ParseFromString(await self.prise.recv())
            sorte = recu.WhichOneof("type")
            if sorte == "delta":
                element = recu.delta.new_element
                if element.WhichOneof("type") == "exception":
                    fautes.append(element.exception.message)
                if element.multiselect.label == FILTRE:
                    self.filtre = element.multiselect.id
                    self.choix = list(element.multiselect.options)
            if sorte == "script_finished":
                if recu.script_finished != FIN_NORMALE:
                    fautes.append(f"fin {recu.script_finished}")
                return fautes


async def visit(adresse: str, page: str, fin: float, mesures: Mesures) -> None:
    """Ouvre une session et change de territoire jusqu’à l’heure dite."""
    async with websockets.connect(adresse, max_size=None, compression=None) as prise:
        visite = Visite(prise, page)
        mesures.fautes += await visite.rerun(None)
        choix = itertools.cycle([[], *([c] for c in visite.choix)])
        while time.monotonic() < fin:
            depart = time.monotonic()
            mesures.fautes += await visite.rerun(next(choix))
            mesures.durees.append(time.monotonic() - depart)


async def measure(adresse: str, page: str, visites: int, secondes: float) -> Mesures:
    """Lance toutes les visites ensemble."""
    mesures = Mesures()
    fin = time.monotonic() + secondes
    await asyncio.gather(*(visit(adresse, page, fin, mesures) for _ in range(visites)))
    return mesures


def main() -> None:
    """Mesure et imprime."""
    lecteur = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    lecteur.add_argument("page", nargs="?", default="budget")
    lecteur.add_argument("--port", type=int, default=8600)
    lecteur.add_argument("--visites", type=int, default=20)
    lecteur.add_argument("--secondes", type=float, default=15)
    choix = lecteur.parse_args()
    adresse = f"ws://127.0.0.1:{choix.port}/_stcore/stream"
    mesures = asyncio.run(measure(adresse, choix.page, choix.visites, choix.secondes))
    durees = sorted(mesures.durees)
    print(
        f"{choix.page} : {len(durees) / choix.secondes:.1f} changements/s,"
        f" médiane {statistics.median(durees):.3f} s,"
        f" p95 {durees[int(len(durees) * 0.95)]:.3f} s, fautes {len(mesures.fautes)}"
    )
    for faute in sorted(set(mesures.fautes))[:5]:
        print("  ", faute)


if __name__ == "__main__":
    main()
