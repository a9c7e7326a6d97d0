import { type ActionFunctionArgs, redirect } from 'react-router'
import { visitOf } from '../kernel/visit.ts'

export async function action({ context }: ActionFunctionArgs) {
  await visitOf(context).auth('sign-out', {})
  return redirect('/', 303)
}

export const loader = () => redirect('/')
