"""The little words by which the languages of the Latin script are told apart.

Chosen from what any grammar of the language lists as articles, pronouns,
prepositions, conjunctions and auxiliary verbs; words of one language each would
do, but shared ones count too, for as much less as more languages share them.
"""

from __future__ import annotations

FUNCTION_WORDS: dict[str, str] = {
    "af": "die is nie en het van in wat vir aan op om te sy hy ek ons hulle hierdie"
    " word met dat deur sal kan maar ook as by was uit oor na nog wees daar se dit",
    "ca": "el la els les de del dels i a en un una que és són per amb no al als es"
    " com més però ha han ser aquest aquesta seva seu també quan entre fins sobre"
    " molt l d s n va van sense perquè on hi ho",
    "cs": "a v ve na se si je jsou že do s k z o pro to ten ta by byl byla bylo jako"
    " ale které který která od po při za až jen už také však nebo podle není jeho"
    " jejich co když kde mezi před i u ze ke",
    "da": "og i at det er en et til på som for med af ikke den der de har var vil kan"
    " hun han jeg om men blev eller fra efter skal også hvor mod ud nu over kun været"
    " noget mere end deres sig blive hvad meget når siger op ved man",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein"
    " eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind"
    " noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch"
    " man sein wurde sei wenn ihre hatte kann gegen vom wir ich ihm diese dieser",
    "en": "the of and to in a is that for it as was with be by on not he his but at"
    " are this have from or had they which their an were been has would there what"
    " will if more when who so no said its than into them can only other some could"
    " these two may then do any my now over such our also we you she her about after",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como"
    " más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos"
    " también fue había era muy años hasta desde está mi porque qué sólo han yo hay"
    " según donde unos otro otra tiene puede nos ni contra",
    "fi": "ja on ei se että oli hän ovat mutta joka niin kun kuin myös sen tai ole"
    " jos hänen mukaan voi vain sitä jo nyt jotka kanssa ollut sekä mitä vielä tämä"
    " tämän olla en he ne siitä koska vuoden",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au"
    " sur ne se ce il sont avec ou son sa aux d l qu n s j c mais comme on ont ses"
    " cette été leur nous elle être y leurs ces tout même fait aussi sans entre après"
    " deux avait si bien dont était depuis encore je vous selon peut très où",
    "hr": "i je u se na da su za od s o što koji koja koje nije kao bi ali a iz po do"
    " ne će sam bio bila još samo ili te prema može kod nakon kako to ga ih",
    "hu": "a az és hogy nem is egy ez volt meg de csak már még el mint van azt ha"
    " ezt ki vagy kell lehet akkor majd szerint után sem pedig amely aki lesz",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke"
    " karena ada mereka bisa oleh sudah atau seperti telah lebih kami tersebut dia"
    " bahwa adalah hanya para saat kita lagi banyak",
    "it": "di e che la il un a per in è una sono con non del della si da i le al nel"
    " dei alla come più l d dell all nell gli ha lo ma anche delle se suo sua o dal"
    " questo questa hanno nella ai degli era stato ci sul quando tra dopo essere due"
    " molto già così c ancora loro chi cui fra dalla stata",
    "nl": "de van het een en in is dat op te zijn voor met die niet aan er om ook als"
    " dan maar bij of uit nog naar heeft hij door over ze zich wordt werd was zo wat"
    " hebben worden tot meer deze kan geen we ik al moet wel na nu dit haar hun had"
    " volgens tegen onder omdat hoe veel zou alle zij",
    "no": "og i å det er en et til på som for med av ikke den de har var vil kan hun"
    " han jeg om men ble eller fra etter skal også hvor mot ut nå over bare vært noe"
    " mer enn deres seg bli hva mye når sier opp ved man ei",
    "pl": "w i na z się nie do to że jest o a jak po co za od ale przez dla był była"
    " są ze jego jej oraz tym ich czy już tylko być może które który która przed tak"
    " także pod bez jeszcze gdy ma przy bardzo więc",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como"
    " mas foi ao ele das tem à seu sua ou ser quando muito há nos já está também só"
    " pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse"
    " eles são pode segundo foram anos onde",
    "ro": "de și în a la cu nu o pe un să din că este care pentru mai au sunt sau al"
    " fi se lui ce ale dar prin după fost cel lor cea această acest între până când"
    " fără doar ca am ai ei îi",
    "sv": "och i att det som en på är av för med den till inte har de ett om var men"
    " jag han sig från vi så kan hon när år under också efter eller nu sin där vid"
    " mot ska skulle kommer ut får finns vara hade alla andra mycket än här då sedan"
    " över bara blir upp även vad",
    "tr": "ve bir bu da de için ile çok olarak daha gibi sonra kadar olan ne ama en"
    " var değil her ancak şu o ki ise göre iki oldu olduğu diye mi ya veya yok nasıl"
    " biz ben",
}
