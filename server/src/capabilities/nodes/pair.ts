import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { MOST_TRIES, type Pairing } from '@guyub/contract/nodes'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { decrypt, encrypt } from '../../kernel/vault.ts'
import { officeByCode } from '../regions/index.ts'
import { namesOf } from './certificate.ts'
import { nodePaired } from './events.ts'
import type { NodesNeeds } from './needs.ts'
import { boxKeyOf, codeOf, isProof, proofOf } from './pairing-code.ts'
import { sealedLinkKey } from './sealed-body.ts'

interface Asked {
  readonly short: string
  readonly node: string
  readonly publicKey: string
  readonly boxKey: string
  readonly serverKey: string
  readonly addresses: readonly string[]
  readonly proof: string
}

const PEM = { type: 'spki', format: 'pem' } as const

/** A mini-PC that holds the code gets its keys. Five wrong proofs burn it; asked again by the same machine, it is answered again. */
export async function pairNode(ctx: Context, needs: NodesNeeds, { proof, ...asked }: Asked) {
  const { code: region, db } = ctx.region
  const invitation = await db
    .selectFrom('node_invitation')
    .selectAll()
    .where('region_code', '=', region)
    .where('short', '=', asked.short)
    .executeTakeFirst()
  if (!invitation) throw new Refusal('nodes.code_unknown')
  const isOver =
    invitation.tries >= MOST_TRIES ||
    invitation.expires_at <= ctx.now() ||
    (invitation.used_by !== null && invitation.used_by !== asked.node)
  if (isOver) throw new Refusal('nodes.code_over')
  const { secret } = codeOf(needs.cases.vault, region, invitation.id)
  if (!isProof(proof, proofOf(secret, asked))) {
    await db
      .updateTable('node_invitation')
      .set((eb) => ({ tries: eb('tries', '+', 1) }))
      .where('region_code', '=', region)
      .where('id', '=', invitation.id)
      .execute()
    throw new Refusal('nodes.code_unknown')
  }
  const [publicKey, boxKey] = [keyOf(asked.publicKey, 'ed25519'), keyOf(asked.boxKey, 'x25519')]
  const server = keyOf(asked.serverKey, 'rsa')
  const linkKey = randomBytes(32)
  const made = needs.authority().certify({
    ...{ publicKey: server.export(PEM).toString(), names: namesOf(invitation.name) },
    ...{ addresses: asked.addresses, now: ctx.now() },
  })
  const inside: Context = { ...ctx, actor: { ...ctx.actor, id: invitation.made_by, regionCode: region } }
  await db.transaction().execute(async (tx) => {
    const used = await tx
      .updateTable('node_invitation')
      .set({ used_at: ctx.now(), used_by: asked.node })
      .where('region_code', '=', region)
      .where('id', '=', invitation.id)
      .where((eb) => eb.or([eb('used_by', 'is', null), eb('used_by', '=', asked.node)]))
      .returning('id')
      .executeTakeFirst()
    if (!used) throw new Refusal('nodes.code_over')
    const keys = {
      ...{ peer_key: publicKey.export(PEM).toString(), server_key: server.export(PEM).toString() },
      ...{ ...sealedLinkKey(needs.cases.vault, region, asked.node, linkKey), certificate_until: made.until },
    }
    const written = await tx
      .insertInto('village_node')
      .values({
        ...{ region_code: region, id: asked.node, side: 'regency', office_code: invitation.office_code },
        ...{ name: invitation.name, letter: invitation.letter, paired_at: ctx.now(), ...keys },
        paired_by: invitation.made_by,
      })
      // Its first answer was lost: nothing can have passed yet under the key that nobody has.
      .onConflict((oc) =>
        oc.columns(['region_code', 'id']).doUpdateSet(keys).where('village_node.taken_number', '=', '0'),
      )
      .returning(['letter'])
      .executeTakeFirst()
    if (!written) throw new Refusal('nodes.code_over')
    await emit(tx, inside, nodePaired, {
      ...{ subjectId: asked.node, officeCode: invitation.office_code, occurredAt: ctx.now() },
      facts: { letter: invitation.letter },
    })
  })
  const office = await officeByCode(ctx.region, invitation.office_code)
  const pairing: Pairing = {
    ...{ region, regionName: await nameOf(ctx), office: invitation.office_code },
    ...{ officeName: office?.name ?? invitation.office_code, name: invitation.name },
    ...{ letter: invitation.letter, publicKey: createPublicKey(needs.seal).export(PEM).toString() },
    ...{ linkKey: linkKey.toString('base64'), master: randomBytes(32).toString('base64') },
    ...{ pairedAt: ctx.now().toISOString(), certificate: made.certificate, authority: made.authority },
    certificateUntil: made.until.toISOString(),
  }
  const own = generateKeyPairSync('x25519')
  const key = boxKeyOf(own.privateKey, boxKey, secret)
  return {
    boxKey: own.publicKey.export(PEM).toString(),
    sealed: encrypt(key, asked.node, Buffer.from(JSON.stringify(pairing))).toString('base64'),
  }
}

async function nameOf({ region }: Context): Promise<string> {
  const row = await region.db
    .selectFrom('region')
    .select('name')
    .where('region_code', '=', region.code)
    .executeTakeFirst()
  return row?.name ?? region.code
}

function keyOf(pem: string, type: string): KeyObject {
  try {
    const key = createPublicKey(pem)
    if (key.asymmetricKeyType === type) return key
  } catch {
    // Told below.
  }
  throw new Refusal('nodes.code_unknown')
}

/** At the mini-PC: opens what the regency answered. */
export function openPairing(
  privateKey: KeyObject,
  secret: string,
  node: string,
  answer: { readonly boxKey: string; readonly sealed: string },
): Pairing {
  const key = boxKeyOf(privateKey, createPublicKey(answer.boxKey), secret)
  return JSON.parse(decrypt(key, node, Buffer.from(answer.sealed, 'base64')).toString())
}
