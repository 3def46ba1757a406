"""Short press texts in many languages, written for these tests."""

PRESS: list[tuple[str, str]] = [
    (
        "fr",
        "Le conseil municipal a voté mardi soir la fermeture progressive du vieux "
        "marché couvert, malgré l'opposition d'une partie des commerçants. Selon "
        "la mairie, le bâtiment ne répond plus aux normes de sécurité et sa remise "
        "en état coûterait plus de douze millions d'euros.",
    ),
    (
        "fr",
        "Après trois semaines de grève, les éclusiers du canal reprennent le "
        "travail. « Nous avons obtenu ce que nous demandions depuis des années », "
        "explique leur porte-parole, qui reste prudente : la direction doit encore "
        "signer l'accord avant la fin du mois, et rien ne garantit que les "
        "effectifs seront maintenus.",
    ),
    (
        "en",
        "The harbour authority said on Thursday that it would reopen the northern "
        "ferry line before Easter, two years after the storm that sank its only "
        "pier. Residents of the islands have had to travel by road and a much "
        "longer route ever since, and many small shops did not survive.",
    ),
    (
        "en",
        "Scientists who have been counting swifts over the city for three decades "
        "believe they know why the birds are leaving: there are fewer holes in the "
        "walls. New buildings have none, and when old houses are repaired the gaps "
        "under their roofs disappear, along with what lived in them.",
    ),
    (
        "de",
        "Der Stadtrat hat am Dienstagabend beschlossen, die alte Brücke über den "
        "Fluss nicht abzureißen, sondern zu sanieren. Die Kosten werden auf neun "
        "Millionen Euro geschätzt. Kritiker halten das für zu wenig, weil der "
        "Zustand der Pfeiler noch gar nicht untersucht worden ist.",
    ),
    (
        "de",
        "Wer heute in einem Dorf wohnt, muss für den Arzt oft weit fahren. Eine "
        "junge Ärztin will das ändern: Sie hat einen Bus gekauft und kommt nun "
        "selbst, jeden Tag in ein anderes Dorf. Die Krankenkassen wollten davon "
        "erst nichts wissen, inzwischen zahlen sie einen Teil der Kosten.",
    ),
    (
        "es",
        "El ayuntamiento aprobó el martes el cierre al tráfico de las calles del "
        "casco antiguo, una medida que los vecinos llevaban años pidiendo. Los "
        "comerciantes, en cambio, temen que las ventas caigan y piden que se "
        "retrase hasta después de las fiestas, cuando haya menos gente en la "
        "ciudad.",
    ),
    (
        "es",
        "Una sequía que dura ya cuatro inviernos ha dejado el embalse más grande "
        "de la región por debajo de su nivel mínimo. Si no llueve antes de mayo, "
        "advierten los técnicos, habrá que cortar el agua por las noches en más de "
        "treinta pueblos, algo que no ocurría desde hace medio siglo.",
    ),
    (
        "it",
        "Il consiglio comunale ha deciso di riaprire il vecchio teatro, chiuso dal "
        "terremoto di dieci anni fa. I lavori, che dovrebbero cominciare in "
        "primavera, costeranno più di otto milioni di euro e saranno pagati in "
        "gran parte dalla regione. Gli abitanti del quartiere aspettavano questa "
        "notizia da molto tempo.",
    ),
    (
        "it",
        "Nella valle non nevica da due inverni e gli alberghi sono vuoti. C'è chi "
        "vende, chi prova con le biciclette e chi, come la signora del rifugio, "
        "dice che si tornerà a vivere di formaggio come una volta. Alla fine della "
        "stagione si vedrà quante delle piste potranno ancora essere aperte.",
    ),
    (
        "pt",
        "A câmara municipal aprovou na terça-feira o plano para recuperar o antigo "
        "mercado, encerrado há mais de dez anos. As obras devem começar na "
        "primavera e não vão custar menos de oito milhões de euros, segundo os "
        "técnicos, que avisam que o telhado já não é seguro.",
    ),
    (
        "pt",
        "Os pescadores da baía dizem que o peixe está a desaparecer e que ninguém "
        "os ouve. Uma equipe da universidade passou o verão com eles para medir a "
        "temperatura da água e confirmou o que eles já sabiam: o mar ficou mais "
        "quente e as sardinhas foram para o norte.",
    ),
    (
        "nl",
        "De gemeenteraad heeft dinsdagavond besloten dat de oude brug over de "
        "rivier niet wordt gesloopt maar hersteld. Volgens de wethouder kost dat "
        "negen miljoen euro, al denken de bewoners dat het veel meer zal zijn. Het "
        "werk begint pas nadat de vogels die onder de brug broeden zijn vertrokken.",
    ),
    (
        "nl",
        "Wie in het dorp een brood wil kopen, moet tegenwoordig naar de stad. De "
        "laatste bakker is vorige maand gestopt, omdat er niemand was die zijn "
        "winkel wilde overnemen. Een groep inwoners probeert nu samen een nieuwe "
        "winkel te openen, maar ze hebben nog geen plek gevonden.",
    ),
    (
        "ru",
        "Городской совет решил во вторник не сносить старый мост через реку, а "
        "восстановить его. По словам инженеров, работы займут не меньше двух лет и "
        "обойдутся дороже, чем строительство нового моста, но жители района "
        "считают, что без него город потеряет своё лицо.",
    ),
    (
        "uk",
        "Міська рада вирішила у вівторок не зносити старий міст через річку, а "
        "відновити його. За словами інженерів, роботи триватимуть щонайменше два "
        "роки й коштуватимуть дорожче, ніж будівництво нового мосту, але мешканці "
        "району вважають, що без нього місто втратить своє обличчя.",
    ),
    (
        "ar",
        "قرر المجلس البلدي مساء الثلاثاء ترميم الجسر القديم فوق النهر بدلا من "
        "هدمه. وقال المهندسون إن الأعمال ستستغرق عامين على الأقل وإن كلفتها ستكون "
        "أكبر من كلفة بناء جسر جديد، لكن سكان الحي يرون أن المدينة ستفقد ملامحها "
        "من دونه، وأن الحفاظ عليه واجب تجاه الأجيال المقبلة التي لم تعرف غيره.",
    ),
    (
        "fa",
        "شورای شهر سه‌شنبه شب تصمیم گرفت پل قدیمی روی رودخانه را به جای تخریب "
        "بازسازی کند. مهندسان می‌گویند این کار دست‌کم دو سال طول می‌کشد و "
        "هزینه‌ی آن از ساختن یک پل تازه بیشتر است، اما ساکنان محله باور دارند که "
        "شهر بدون این پل چهره‌ی خود را گم خواهد کرد و پیش از این هم چیزهای زیادی "
        "از دست رفته است.",
    ),
    (
        "zh",
        "市议会星期二晚上决定不拆除河上的旧桥,而是把它修好。工程师说,工程至少需要两"
        "年,费用也比建一座新桥更高。但是附近的居民认为,没有这座桥,城市就会失去自己"
        "的样子。许多人小时候就在桥下学会了游泳,老人们至今每天早上还在桥头下棋、聊"
        "天。市长表示,修复期间会在上游搭一座临时的步行桥,孩子们上学不用绕远路。",
    ),
    (
        "ja",
        "市議会は火曜日の夜、川にかかる古い橋を取り壊さずに修理することを決めた。技"
        "術者によると、工事には少なくとも二年かかり、費用も新しい橋を建てるより高く"
        "なるという。それでも近くの住民は、この橋がなくなれば町の顔が失われると考え"
        "ている。工事の間は上流に仮の歩道橋がかけられ、子どもたちは遠回りせずに学校"
        "へ通えるようになる。",
    ),
    (
        "ko",
        "시의회는 화요일 저녁 강 위의 오래된 다리를 철거하지 않고 보수하기로 "
        "결정했다. 기술자들은 공사가 적어도 이 년은 걸릴 것이며 새 다리를 짓는 "
        "것보다 비용이 더 많이 들 것이라고 말했다. 그러나 주민들은 이 다리가 "
        "없으면 도시가 제 모습을 잃게 될 것이라고 생각한다. 공사 기간에는 상류에 "
        "임시 보행교가 놓인다.",
    ),
    (
        "el",
        "Το δημοτικό συμβούλιο αποφάσισε το βράδυ της Τρίτης να μην γκρεμίσει την "
        "παλιά γέφυρα πάνω από το ποτάμι αλλά να την επισκευάσει. Οι μηχανικοί "
        "λένε ότι τα έργα θα διαρκέσουν τουλάχιστον δύο χρόνια και ότι θα "
        "κοστίσουν περισσότερο από μια νέα.",
    ),
    (
        "he",
        "מועצת העיר החליטה ביום שלישי בערב שלא להרוס את הגשר הישן מעל הנהר אלא "
        "לשפץ אותו. לדברי המהנדסים העבודות יימשכו לפחות שנתיים ויעלו יותר מבנייה "
        "של גשר חדש, אבל תושבי השכונה סבורים שבלי הגשר העיר תאבד את פניה, ורבים "
        "מהם למדו לשחות מתחתיו.",
    ),
    (
        "sv",
        "Kommunfullmäktige beslutade på tisdagskvällen att den gamla bron över ån "
        "inte ska rivas utan repareras. Enligt ingenjörerna kommer arbetet att ta "
        "minst två år och kosta mer än en ny bro, men de som bor i kvarteret menar "
        "att staden skulle förlora sitt ansikte om den försvann.",
    ),
    (
        "pl",
        "Rada miasta zdecydowała we wtorek wieczorem, że stary most na rzece nie "
        "zostanie rozebrany, lecz odnowiony. Zdaniem inżynierów prace potrwają co "
        "najmniej dwa lata i będą kosztować więcej niż budowa nowego mostu, ale "
        "mieszkańcy uważają, że bez niego miasto straci swoją twarz.",
    ),
    (
        "tr",
        "Belediye meclisi salı akşamı nehrin üzerindeki eski köprünün yıkılmasına "
        "değil, onarılmasına karar verdi. Mühendislere göre çalışmalar en az iki "
        "yıl sürecek ve yeni bir köprüden daha pahalıya mal olacak, ama mahalle "
        "sakinleri bu köprü olmadan kentin yüzünü kaybedeceğini düşünüyor.",
    ),
]
