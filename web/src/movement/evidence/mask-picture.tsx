import type { Mask } from '@guyub/contract/evidence'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'

const SIDES = ['x', 'y', 'width', 'height'] as const

/**
 * The picture that is chosen, with black boxes drawn over faces, names and numbers: by dragging, or by numbers for whoever has no mouse. The
 * server burns them in before anything is kept. Without script there is none, and nothing is masked.
 */
export function MaskPicture({ picture }: { readonly picture: File | undefined }) {
  const { t } = useWords()
  const [address, setAddress] = useState<string>()
  const [masks, setMasks] = useState<readonly Mask[]>([])
  const begun = useRef<readonly [number, number]>(undefined)
  useEffect(() => {
    setMasks([])
    if (!picture) return setAddress(undefined)
    const made = URL.createObjectURL(picture)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  const told = masks.map(({ x, y, width, height }) => `${x},${y},${width},${height}`).join(';')
  const change = (nth: number, part: Partial<Mask>) =>
    setMasks(masks.map((mask, at) => (at === nth ? inside({ ...mask, ...part }) : mask)))

  function end(event: PointerEvent<HTMLElement>): void {
    const from = begun.current
    begun.current = undefined
    if (!from) return
    const to = placeOf(event)
    const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])]
    const [width, height] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])]
    // A click is no box.
    if (width > 5 && height > 5) setMasks([...masks, inside({ x, y, width, height })])
  }

  return (
    <>
      <input type="hidden" name="masks" value={told} />
      {address && (
        <fieldset className="choice stack">
          <legend className="field-label">{t('evidence.masks')}</legend>
          <span className="field-hint">{t('evidence.masks_hint')}</span>
          {/* Everything it does is also done by the fields below. */}
          <div
            className="mask-picture"
            onPointerDown={(event) => {
              begun.current = placeOf(event)
              event.currentTarget.setPointerCapture(event.pointerId)
            }}
            onPointerUp={end}
          >
            <img src={address} alt={t('evidence.picture')} draggable={false} />
            {masks.map(({ x, y, width, height }, nth) => (
              <i
                key={nth}
                style={{
                  left: `${x / 10}%`,
                  top: `${y / 10}%`,
                  width: `${width / 10}%`,
                  height: `${height / 10}%`,
                }}
              />
            ))}
          </div>
          {masks.map((mask, nth) => (
            <div key={nth} className="row">
              {SIDES.map((side) => (
                <label key={side} className="small">
                  {t(`evidence.mask_${side}`, { nth: nth + 1 })}{' '}
                  <input
                    className="field-input"
                    data-width="short"
                    type="number"
                    min={0}
                    max={1000}
                    value={mask[side]}
                    onChange={(event) => change(nth, { [side]: event.target.valueAsNumber || 0 })}
                  />
                </label>
              ))}
              <Button
                type="button"
                kind="plain"
                size="small"
                onClick={() => setMasks(masks.filter((_, at) => at !== nth))}
              >
                {t('evidence.mask_remove', { nth: nth + 1 })}
              </Button>
            </div>
          ))}
          <div>
            <Button
              type="button"
              kind="second"
              size="small"
              onClick={() => setMasks([...masks, { x: 400, y: 400, width: 200, height: 200 }])}
            >
              {t('evidence.mask_add')}
            </Button>
          </div>
        </fieldset>
      )}
    </>
  )
}

/** Where the pointer is, in thousandths of the picture. */
function placeOf(event: PointerEvent<HTMLElement>): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect()
  const share = (at: number, size: number) => Math.round(Math.min(1, Math.max(0, at / size)) * 1000)
  return [share(event.clientX - box.left, box.width), share(event.clientY - box.top, box.height)]
}

function inside({ x, y, width, height }: Mask): Mask {
  const left = Math.min(999, Math.max(0, x))
  const top = Math.min(999, Math.max(0, y))
  return {
    ...{ x: left, y: top },
    width: Math.max(1, Math.min(1000 - left, width)),
    height: Math.max(1, Math.min(1000 - top, height)),
  }
}
