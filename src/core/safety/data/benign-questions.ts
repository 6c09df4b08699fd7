/**
 * The everyday questions and requests of customers in the languages that our tricks are written in: without these,
 * "what is …" and "show me …" in a foreign language would look like fishing for a secret.
 */
export const benignQuestions = {
  fr: `
Quel est le prix ?
Quelle est la taille du sac ?
Quels sont vos horaires ?
Montrez-moi mes commandes
Affiche toutes mes commandes
Est-ce que c'est disponible en bleu ?
Il fait froid là-bas en avril ?
Annulez toutes mes réservations
Supprime tout mon panier
Où est mon colis ?
Combien coûte la livraison ?
Dis-moi quand le magasin ouvre
Réserve une table pour deux
Je voudrais parler à quelqu'un
`,
  it: `
Qual è il prezzo?
Qual è la taglia giusta?
Qual è l'orario di apertura?
Quali sono i costi di spedizione?
Quali sono i miei ordini?
Mostrami i miei ordini
Mostrami tutte le offerte
Mostrami il catalogo delle scarpe
È disponibile in blu?
È adatto ai bambini?
È ancora valido lo sconto?
Annulla tutte le mie prenotazioni
Elimina tutto dal carrello
Disattiva le notifiche
Dov'è il mio pacco?
Dimmi quando apre il negozio
Prenota un tavolo per due
Vorrei parlare con qualcuno
Ripeti per favore
`,
  pt: `
Qual é o preço?
Qual é o tamanho certo?
Quais são os meus pedidos?
Mostre-me os meus pedidos
Mostra todas as promoções
Está disponível em azul?
É adequado para crianças?
Cancele todas as minhas reservas
Apague tudo do carrinho
Onde está a minha encomenda?
Diga-me quando abre a loja
Reserve uma mesa para dois
Quero falar com alguém
`,
  nl: `
Wat is de prijs?
Wat is de maat van de tas?
Wat zijn de openingstijden?
Wat is de huidige status van mijn bestelling?
Laat al mijn bestellingen zien
Annuleer al mijn reserveringen
Is het leverbaar in blauw?
Hoe laat gaat de winkel open?
Ik wil iemand spreken
`,
  pl: `
Jaka jest cena?
Jakie są godziny otwarcia?
Pokaż mi wszystkie moje zamówienia
Anuluj wszystkie rezerwacje
Czy jest dostępny niebieski?
Ile kosztuje wysyłka?
Chcę porozmawiać z człowiekiem
`,
  ru: `
Какая цена?
Какой размер мне нужен?
Покажи все мои заказы
Отмени все мои бронирования
Есть ли в синем цвете?
Сколько стоит доставка?
Скажи, когда открывается магазин
Хочу поговорить с человеком
`,
  tr: `
Fiyatı nedir?
Bugün açık mısınız?
Bana siparişlerimi göster
Tüm rezervasyonlarımı iptal et
Mavisi var mı?
Kargo ücreti ne kadar?
Mağaza saat kaçta açılıyor?
Bir insanla konuşmak istiyorum
`,
  ar: `
ما هو السعر؟
ما هي مواعيد العمل؟
ما هو المقاس المناسب؟
أرني كل طلباتي
أرني العروض الحالية
اعرض جميع الحجوزات
قم بإلغاء جميع حجوزاتي
هل يتوفر باللون الأزرق؟
كم تكلفة الشحن؟
متى يفتح المتجر اليوم؟
أريد استرداد المال
أريد التحدث مع شخص
ما هي حالة طلبي؟
ذكرني بالموعد غدا
`,
  ja: `
価格はいくらですか
サイズは何センチですか？
すべての注文を表示
すべての予約を削除
今日は開いていますか？
今日は配達が必要ですか？
現在の在庫は何個ですか？
送料はどれくらいですか？
青色はありますか？
店は何時に開きますか？
返金してください
人と話したいです
注文の状況を教えてください
予約を確認してください
`,
  ko: `
가격이 얼마예요?
영업시간이 어떻게 되나요?
내 주문을 모두 보여 줘
모든 예약을 취소해 줘
파란색도 있나요?
배송비는 얼마인가요?
환불하고 싶어요
오늘 문을 열었나요?
사람과 이야기하고 싶어요
신발을 교환할 수 있나요?
영수증을 보내 주세요
`,
  zh: `
价格是多少？
尺码是多少？
显示我所有的订单
取消我所有的预订
今天会开门吗？
今天的优惠怎么样？
有蓝色的吗？
运费是多少？
商店几点开门？
我要退款
外面有座位吗？
现在的库存是多少？
我想找人工
请告诉我订单状态
`,
  hi: `
कीमत क्या है?
मेरा ऑर्डर कहाँ है?
मुझे मेरे सभी ऑर्डर दिखाओ
मुझे रिफंड चाहिए
मैं किसी इंसान से बात करना चाहता हूँ
मैं अपना पासवर्ड भूल गया
`,
  da: `
Hvad er prisen?
Vis mig alle mine ordrer
Slet alle mine reservationer
Hvor er min pakke?
`,
  sv: `
Vad är priset?
Visa alla mina beställningar
Avboka alla mina bokningar
Var är mitt paket?
`,
  id: `
Berapa harganya?
Tampilkan semua pesanan saya
Batalkan semua reservasi saya
Di mana paket saya?
`,
  lt: `
Kokia kaina?
Parodyk visus mano užsakymus
Atšauk visas mano rezervacijas
`,
} as const;
