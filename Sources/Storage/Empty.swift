import Proposals
