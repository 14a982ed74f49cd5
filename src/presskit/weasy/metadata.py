"""The metadata of a PDF that is both PDF/A and PDF/UA: WeasyPrint declares one standard only.

In: the metadata of a document. Out: the same, which declares PDF/UA-1 besides.
"""

from __future__ import annotations

from typing import Any

_EXTENSION = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def declare_accessible(metadata: Any) -> None:
    """Add PDF/UA-1 to the metadata of a PDF/A: WeasyPrint declares one standard only.

    PDF/A asks for a description of every schema that it does not know itself (ISO 19005-3, 6.6.2.3).
    """
    generate = metadata.generate_rdf_metadata

    def with_accessibility(*arguments: Any) -> bytes:
        rdf: bytes = generate(*arguments)
        body = rdf[rdf.index(b">") + 1 :]
        head = rdf[: rdf.index(b">") + 1]
        return head + _EXTENSION[_EXTENSION.index(b"\n") + 1 :] + body

    metadata.generate_rdf_metadata = with_accessibility
