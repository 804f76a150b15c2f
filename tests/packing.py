"""Documents as Word packs them, of the parts that a test gives."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NOTES = (
    '<w:footnote w:id="2"><w:p><w:r><w:t>注：2012年为50.8%。</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="3"><w:p><w:r><w:t>表注。</w:t></w:r></w:p></w:footnote>'
)


def part(body: str, root: str = "document", words: str = W) -> str:
    inside = f"<w:body>{body}</w:body>" if root == "document" else body
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{words}" xmlns:mc="{MC}">{inside}</w:{root}>'


def package(main: str, notes: str = part(NOTES, "footnotes"), at: str = "word/document.xml") -> bytes:
    """Pack a document as Word does, its parts found by their relations."""
    held = io.BytesIO()
    folder, _, file = at.rpartition("/")
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("_rels/.rels", f'<R xmlns="x"><Relationship Type="{REL}/officeDocument" Target="{at}"/></R>')
        made.writestr(
            f"{folder}/_rels/{file}.rels",
            f'<R xmlns="x"><Relationship Type="{REL}/footnotes" Target="footnotes.xml"/></R>',
        )
        made.writestr(at, main)
        made.writestr(f"{folder}/footnotes.xml", notes)
    return held.getvalue()
