public import Postgres

/// A fact that holds of the ledger at any time outside a transaction, and the query that finds where it does not.
public struct LedgerInvariant: Sendable {
  /// Lower snake case, the fact in short.
  public let name: String
  /// Answers one row a violation, at most 100: `org_id uuid, subject text`. Table names are unqualified.
  public let violations: Statement
}

/// Everything that is always true of billing's tables, in one place for tests, for `ledger verify` and for whoever looks
/// after a crash.
///
/// Each query adds up every organization it can see: run it inside one tenant's transaction, organization by organization,
/// or once over all from a role that row security does not bind.
public enum LedgerInvariants {
  public static let all: [LedgerInvariant] = transfers + accounts + charges

  /// Of single transfers, and of their order.
  private static let transfers = [
    LedgerInvariant(
      name: "transfer_postings_sum_to_zero",
      violations: """
        select transfers.org_id, transfers.id::text as subject
          from transfers left join postings
            on postings.org_id = transfers.org_id and postings.transfer_id = transfers.id
         group by transfers.org_id, transfers.id
        having count(postings.n) < 2 or sum(postings.amount_micros) <> 0
         limit 100
        """),
    LedgerInvariant(
      name: "transfer_seq_is_gapless",
      violations: """
        select org_id, max(seq)::text as subject
          from transfers
         group by org_id
        having count(*) <> max(seq)
         limit 100
        """),
    LedgerInvariant(
      name: "wallet_balance_after_is_the_running_sum",
      violations: """
        with moved as (
          select transfers.org_id, transfers.id, transfers.seq, transfers.wallet_balance_after_micros,
                 (select coalesce(sum(postings.amount_micros), 0)
                    from postings join accounts
                      on accounts.org_id = postings.org_id and accounts.id = postings.account_id
                   where postings.org_id = transfers.org_id and postings.transfer_id = transfers.id
                     and accounts.kind in ('wallet_paid', 'wallet_promo')) as amount_micros
            from transfers
        ), summed as (
          select org_id, id, wallet_balance_after_micros,
                 sum(amount_micros) over (partition by org_id order by seq) as expected_micros
            from moved
        )
        select org_id, id::text as subject from summed where wallet_balance_after_micros <> expected_micros limit 100
        """),
  ]

  /// Of accounts and their postings.
  private static let accounts = [
    LedgerInvariant(
      name: "account_balance_is_the_sum_of_its_postings",
      violations: """
        select accounts.org_id, accounts.id::text as subject
          from accounts left join postings
            on postings.org_id = accounts.org_id and postings.account_id = accounts.id
         group by accounts.org_id, accounts.id
        having coalesce(sum(postings.amount_micros), 0) <> accounts.balance_micros
         limit 100
        """),
    LedgerInvariant(
      name: "account_balance_is_the_last_balance_after",
      violations: """
        select accounts.org_id, accounts.id::text as subject
          from accounts left join postings
            on postings.org_id = accounts.org_id and postings.account_id = accounts.id
           and postings.account_seq = accounts.seq
         where coalesce(postings.balance_after_micros, 0) <> accounts.balance_micros
         limit 100
        """),
    LedgerInvariant(
      name: "account_seq_is_gapless",
      violations: """
        select accounts.org_id, accounts.id::text as subject
          from accounts left join postings
            on postings.org_id = accounts.org_id and postings.account_id = accounts.id
         group by accounts.org_id, accounts.id
        having count(postings.n) <> accounts.seq or coalesce(max(postings.account_seq), 0) <> accounts.seq
         limit 100
        """),
    LedgerInvariant(
      name: "balance_after_is_the_running_sum",
      violations: """
        with summed as (
          select org_id, account_id, account_seq, balance_after_micros,
                 sum(amount_micros) over (partition by org_id, account_id order by account_seq) as expected_micros
            from postings
        )
        select org_id, account_id::text || '#' || account_seq as subject
          from summed where balance_after_micros <> expected_micros
         limit 100
        """),
    LedgerInvariant(
      name: "organization_sums_to_zero",
      violations: """
        select org_id, sum(balance_micros)::text as subject
          from accounts
         group by org_id
        having sum(balance_micros) <> 0
         limit 100
        """),
    LedgerInvariant(
      name: "organization_has_five_accounts",
      violations: """
        select org_id, count(*)::text as subject from accounts group by org_id having count(*) <> 5 limit 100
        """),
  ]

  /// Of what calls cost.
  private static let charges = [
    LedgerInvariant(
      name: "charge_amount_is_what_the_wallet_paid",
      violations: """
        with paid as (
          select transfers.org_id, transfers.ref_id as call_id, -sum(postings.amount_micros) as amount_micros
            from transfers
            join postings on postings.org_id = transfers.org_id and postings.transfer_id = transfers.id
            join accounts on accounts.org_id = postings.org_id and accounts.id = postings.account_id
           where transfers.kind in ('charge', 'adjust', 'correct', 'refund')
             and accounts.kind in ('wallet_paid', 'wallet_promo')
           group by transfers.org_id, transfers.ref_id
        )
        select coalesce(call_charges.org_id, paid.org_id) as org_id,
               coalesce(call_charges.call_id, paid.call_id)::text as subject
          from call_charges full join paid
            on paid.org_id = call_charges.org_id and paid.call_id = call_charges.call_id
         where call_charges.call_id is null
            or greatest(call_charges.amount_micros - call_charges.refunded_micros, 0) <> coalesce(paid.amount_micros, 0)
         limit 100
        """),
    LedgerInvariant(
      name: "charge_amount_is_the_price_of_its_seconds",
      violations: """
        select call_charges.org_id, call_charges.call_id::text as subject
          from call_charges left join rates on rates.id = call_charges.rate_id
         where call_charges.amount_micros is distinct from
               div(div(call_charges.seconds + rates.increment_seconds - 1, rates.increment_seconds)
                     * rates.increment_seconds * rates.micros_per_minute
                   + case rates.rounding when 'up' then 59 when 'nearest' then 30 else 0 end, 60)
         limit 100
        """),
    LedgerInvariant(
      name: "refunds_are_what_was_given_back",
      violations: """
        with given as (
          select transfers.org_id, transfers.ref_id as call_id, sum(postings.amount_micros) as amount_micros
            from transfers
            join postings on postings.org_id = transfers.org_id and postings.transfer_id = transfers.id
            join accounts on accounts.org_id = postings.org_id and accounts.id = postings.account_id
           where transfers.kind = 'refund' and accounts.kind in ('wallet_paid', 'wallet_promo')
           group by transfers.org_id, transfers.ref_id
        )
        select call_charges.org_id, call_charges.call_id::text as subject
          from call_charges left join given
            on given.org_id = call_charges.org_id and given.call_id = call_charges.call_id
         where call_charges.refunded_micros <> coalesce(given.amount_micros, 0)
         limit 100
        """),
    LedgerInvariant(
      name: "call_is_charged_at_most_once",
      violations: """
        select org_id, ref_id::text as subject
          from transfers where kind = 'charge'
         group by org_id, ref_id
        having count(*) > 1
         limit 100
        """),
    LedgerInvariant(
      name: "adjustments_lead_to_the_seconds_paid_for",
      violations: """
        with steps as (
          select org_id, call_id, n, old_seconds, new_seconds,
                 lag(new_seconds) over ordered as previous_seconds,
                 row_number() over ordered as expected_n,
                 lead(n) over ordered is null as is_last
            from charge_adjustments
          window ordered as (partition by org_id, call_id order by n)
        )
        select steps.org_id, steps.call_id::text || '#' || steps.n as subject
          from steps
          join call_charges on call_charges.org_id = steps.org_id and call_charges.call_id = steps.call_id
         where steps.n <> steps.expected_n
            or steps.old_seconds <> coalesce(steps.previous_seconds, steps.old_seconds)
            or (steps.is_last and steps.new_seconds <> call_charges.seconds)
         limit 100
        """),
    LedgerInvariant(
      name: "adjustments_and_their_transfers_match",
      violations: """
        select coalesce(transfers.org_id, charge_adjustments.org_id) as org_id,
               coalesce(transfers.id, charge_adjustments.transfer_id)::text as subject
          from (select * from transfers where kind in ('adjust', 'correct')) as transfers
          full join charge_adjustments
            on charge_adjustments.org_id = transfers.org_id and charge_adjustments.transfer_id = transfers.id
         where transfers.id is null or charge_adjustments.transfer_id is null
            or transfers.ref_id <> charge_adjustments.call_id
         limit 100
        """),
    LedgerInvariant(
      name: "promo_is_not_below_zero",
      violations: """
        select org_id, id::text as subject from accounts where kind = 'wallet_promo' and balance_micros < 0 limit 100
        """),
  ]
}
