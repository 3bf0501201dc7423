"""De quoi écrire les petits documents que les tests lisent : DOCX, ODT, PDF, textes."""

import io
import zipfile

from pypdf import PdfReader, PdfWriter

from egts_dashboard.ingest.documents.lecture import read_document

MOT = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXTE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def ecrire(path, octets: bytes | str):
    path.write_bytes(octets.encode() if isinstance(octets, str) else octets)
    return path


def archive(path, **parties: str):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as sortie:
        for nom, contenu in parties.items():
            sortie.writestr(nom.replace("__", "/").replace("_xml", ".xml"), contenu)
    return path


def docx(path, corps: str, entete: str = ""):
    xml = f'{entete}<w:document xmlns:w="{MOT}"><w:body>{corps}</w:body></w:document>'
    return archive(path, word__document_xml=xml)


def paragraphe(texte: str, style: str = "", est_liste: bool = False) -> str:
    proprietes = f'<w:pStyle w:val="{style}"/>' if style else ""
    proprietes += '<w:numPr><w:ilvl w:val="0"/></w:numPr>' if est_liste else ""
    debut, fin = texte[:5], texte[5:]
    return (
        f"<w:p><w:pPr>{proprietes}</w:pPr><w:r><w:t>{debut}</w:t></w:r>"
        f'<w:r><w:t xml:space="preserve">{fin}</w:t></w:r></w:p>'
    )


def pdf(path, lignes: list[str]):
    """Le plus petit PDF qui contienne du texte."""
    ecrits = "".join(
        f"({ligne.encode('cp1252').decode('latin-1')}) Tj T* " for ligne in lignes
    )
    return pdf_page(path, f"BT /F1 11 Tf 14 TL 50 780 Td {ecrits}ET")


def pdf_page(path, dessin: str):
    """Un PDF d’une page, tel qu’on la dessine."""
    flux = dessin.encode("latin-1")
    objets = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(flux), flux),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold"
        b" /Encoding /WinAnsiEncoding >>",
    ]
    sortie = io.BytesIO(b"%PDF-1.4\n")
    sortie.seek(0, io.SEEK_END)
    places = []
    for numero, objet in enumerate(objets, start=1):
        places.append(sortie.tell())
        sortie.write(b"%d 0 obj\n%s\nendobj\n" % (numero, objet))
    table = sortie.tell()
    sortie.write(b"xref\n0 7\n0000000000 65535 f \n")
    sortie.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    sortie.write(b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % table)
    return ecrire(path, sortie.getvalue())


def pdf_pages(path, *dessins: str):
    """Un PDF d’autant de pages que de dessins."""
    sortie = PdfWriter()
    for dessin in dessins:
        sortie.append(PdfReader(pdf_page(path, dessin)))
    sortie.write(path)
    return path


def mots(x, y, texte):
    """Un texte à sa place sur la page d’un PDF."""
    ecrit = texte.encode("cp1252").decode("latin-1")
    return f"BT /F1 11 Tf 1 0 0 1 {x} {y} Tm ({ecrit}) Tj ET "


def disque(x, y, rayon=2.0):
    """Un disque plein sur la page d’un PDF, tracé par quatre courbes."""
    r, k = rayon, 0.55 * rayon
    return (
        f"{x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c "
        f"{x - k} {y + r} {x - r} {y + k} {x - r} {y} c "
        f"{x - r} {y - k} {x - k} {y - r} {x} {y - r} c "
        f"{x + k} {y - r} {x + r} {y - k} {x + r} {y} c h f "
    )


def lignes(path, *pages):
    """Les lignes non vides du PDF que ces pages dessinent."""
    return [li for li in read_document(pdf_pages(path / "r.pdf", *pages)) if li.strip()]
